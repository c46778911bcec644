import type { KubeObject } from '../kubernetes/kube-object.ts';

interface MappedContainers {
  path: string;
  name?: string;
  env?: string;
  volumeMounts?: string;
}

/** Says where a kind of workload keeps its containers and volumes; named `<plural>.<group>` (binding contract 4.5). */
export interface ClusterWorkloadResourceMapping extends KubeObject {
  spec: {
    versions: {
      /** A version of the kind, or `*` for all that are not listed. */
      version: string;
      annotations?: string;
      containers?: MappedContainers[];
      volumes?: string;
    }[];
  };
}

/** A mapping in which nothing is left out but the containers' names: without one every container is bound. */
export interface WorkloadMapping {
  /** Fixed JSONPath of the pods' annotations. */
  annotations: string;
  containers: {
    /** Any JSONPath. */
    path: string;
    name?: string | undefined;
    env: string;
    volumeMounts: string;
  }[];
  /** Fixed JSONPath. */
  volumes: string;
}

const podSpec = '.spec.template.spec';

/** Where the kinds of Kubernetes with a pod template have it. */
const podSpecMapping: WorkloadMapping = {
  annotations: '.spec.template.metadata.annotations',
  containers: ['containers', 'initContainers'].map((list) => ({
    path: `${podSpec}.${list}[*]`,
    name: '.name',
    env: '.env',
    volumeMounts: '.volumeMounts',
  })),
  volumes: `${podSpec}.volumes`,
};

/** The mapping of one version of a kind: the exact one, else `*`, else that of a pod template. */
export function mappingOf(
  mapping: ClusterWorkloadResourceMapping | undefined,
  version: string,
): WorkloadMapping {
  const versions = mapping?.spec.versions ?? [];
  const found =
    versions.find((candidate) => candidate.version === version) ??
    versions.find((candidate) => candidate.version === '*');
  return {
    annotations: found?.annotations ?? podSpecMapping.annotations,
    containers:
      found?.containers?.map(({ path, name, env, volumeMounts }) => ({
        path,
        name,
        env: env ?? '.env',
        volumeMounts: volumeMounts ?? '.volumeMounts',
      })) ?? podSpecMapping.containers,
    volumes: found?.volumes ?? podSpecMapping.volumes,
  };
}
