import type { EnvSource } from '#lib/domain/kubernetes/pod-environment.ts';
import type { Pod, PodVolume } from './workload-types.ts';

/** Names of the volumes whose Secret or ConfigMap is not there and has to be. */
export function missingVolumes(pod: Pod, secrets: EnvSource, configMaps: EnvSource): string[] {
  const namespace = pod.metadata.namespace ?? '';
  const isMissing = ({ secret, configMap }: PodVolume) => {
    const required = secret?.optional !== true && configMap?.optional !== true;
    const noSecret = secret?.secretName !== undefined && !secrets.get(`${namespace}/${secret.secretName}`);
    const noMap = configMap?.name !== undefined && !configMaps.get(`${namespace}/${configMap.name}`);
    return required && (noSecret || noMap);
  };
  return (pod.spec.volumes ?? []).filter(isMissing).map(({ name }) => name);
}
