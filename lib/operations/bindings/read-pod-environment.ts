import type { Proof } from '#lib/domain/application/proof.ts';
import type { ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import { workloadOfPod } from '#lib/domain/health/workload-of-pod.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import {
  type EnvPod,
  type EnvSource,
  resolvePodEnvironment,
} from '#lib/domain/kubernetes/pod-environment.ts';
import type { Pod } from '#lib/domain/kubernetes/workload.ts';
import type { KubeClient } from '#lib/k8s/client.ts';

type Found = Proof['podEnvironment'];

/** The GATEWAY_URL of the Secret as the newest running pod of a workload that uses the binding has it. */
export async function readPodEnvironment(
  kube: KubeClient,
  namespace: string,
  secretName: string,
  bindingName: string,
): Promise<Found> {
  const [usages, pods] = await Promise.all([
    kube.list<ServiceBindingUsage>(kinds.servicebindingusages, { namespace }),
    kube.list<Pod>(kinds.pods, { namespace }),
  ]);
  const workloads = new Set(
    usages.items
      .filter(({ spec }) => spec.serviceBindingRef.name === bindingName)
      .map(({ spec: { usedBy } }) => `${usedBy.kind}/${usedBy.name}`),
  );
  const running = pods.items.filter((pod) => {
    const owner = workloadOfPod(pod);
    return (
      owner !== undefined &&
      workloads.has(`${owner.usageKind}/${owner.name}`) &&
      pod.status?.phase === 'Running' &&
      pod.metadata.deletionTimestamp === undefined
    );
  });
  running.sort((left, right) => createdAt(right).localeCompare(createdAt(left)));
  for (const pod of running) {
    const found = await variableOf(kube, namespace, pod, secretName);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function createdAt(pod: Pod): string {
  return pod.metadata.creationTimestamp ?? '';
}

async function variableOf(kube: KubeClient, namespace: string, pod: Pod, secretName: string): Promise<Found> {
  const [secrets, configMaps] = await Promise.all([
    dataByKey(kube, namespace, 'secrets'),
    dataByKey(kube, namespace, 'configmaps'),
  ]);
  for (const { container, variables } of resolvePodEnvironment(pod as EnvPod, secrets, configMaps)) {
    const variable = variables.find(
      ({ from }) => from?.kind === 'Secret' && from.name === secretName && from.key === 'GATEWAY_URL',
    );
    if (variable !== undefined) {
      return { pod: pod.metadata.name, container, variable: variable.name, value: variable.value };
    }
  }
  return undefined;
}

async function dataByKey(
  kube: KubeClient,
  namespace: string,
  kind: 'secrets' | 'configmaps',
): Promise<EnvSource> {
  const { items } = await kube.list<KubeObject & { data?: Record<string, string> }>(kinds[kind], {
    namespace,
  });
  return new Map(items.map((object) => [`${namespace}/${object.metadata.name}`, object]));
}
