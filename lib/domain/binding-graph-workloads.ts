import type { GraphDraft, GraphNode } from './binding-graph-node.ts';
import { nodeId } from './binding-graph-node.ts';
import { missingWorkload } from './binding-missing.ts';
import { type KubeObject, objectKey } from './kube-object.ts';
import { type NodeHealth, off } from './node-health.ts';
import type { RestartableKind } from './remedy.ts';
import type { ServiceBindingUsage } from './service-binding-usage.ts';
import type { UnbindTarget } from './unbind-target.ts';
import type { DaemonSet, Deployment, Pod, StatefulSet } from './workload.ts';
import {
  daemonSetHealth,
  deploymentHealth,
  podHealth,
  stalePodHealth,
  statefulSetHealth,
} from './workload-health.ts';

/** Of a Secret no more than this is looked at. */
export interface SeenSecret {
  /** ISO time of the last change of its values; undefined where the server does not tell. */
  changedAt?: string | undefined;
}

export interface WorkloadObjects {
  deployments: Deployment[];
  statefulsets: StatefulSet[];
  daemonsets: DaemonSet[];
  pods: Pod[];
  /** The Secrets that exist, by `namespace/name`; left out where Secrets cannot be seen. */
  secrets?: ReadonlyMap<string, SeenSecret>;
}

interface WorkloadKind {
  kind: RestartableKind;
  noun: string;
}

/** The workloads whose pods are followed, by the names of their UsageKinds. */
const workloadKinds: Record<string, WorkloadKind> = {
  deployment: { kind: 'deployments', noun: 'Deployment' },
  statefulset: { kind: 'statefulsets', noun: 'StatefulSet' },
  daemonset: { kind: 'daemonsets', noun: 'DaemonSet' },
};

type WorkloadFinder = (kind: RestartableKind, key: string) => NodeHealth | undefined;

/** Finds the health of a workload; undefined where there is none. */
export function workloadFinder({ deployments, statefulsets, daemonsets }: WorkloadObjects): WorkloadFinder {
  const byKey = {
    deployments: new Map(deployments.map((one) => [objectKey(one), () => deploymentHealth(one)])),
    statefulsets: new Map(statefulsets.map((one) => [objectKey(one), () => statefulSetHealth(one)])),
    daemonsets: new Map(daemonsets.map((one) => [objectKey(one), () => daemonSetHealth(one)])),
  };
  return (kind, key) => byKey[kind].get(key)?.();
}

/** The workload that a usage names, there or not. */
export function workloadNode(
  usage: UnbindTarget,
  { kind, name }: ServiceBindingUsage['spec']['usedBy'],
  find: WorkloadFinder,
): GraphNode {
  const { namespace } = usage;
  const base = { id: nodeId('workload', namespace, kind, name), kind: 'workload' as const, name, namespace };
  const known = workloadKinds[kind];
  if (known === undefined) {
    return { ...base, detail: kind, health: off('Not watched') };
  }
  const health = find(known.kind, `${namespace}/${name}`);
  return health === undefined
    ? { ...base, detail: known.noun, health: missingWorkload(known.noun, name, usage) }
    : { ...base, detail: known.noun, health, ref: { kind: known.kind, name, namespace } };
}

/** Adds the pods of the workloads that are there. */
export function addPods(graph: GraphDraft, { pods, secrets }: WorkloadObjects): void {
  for (const pod of pods) {
    const { name, namespace = '' } = pod.metadata;
    const workload = workloadOfPod(pod);
    if (workload === undefined) {
      continue;
    }
    const workloadId = nodeId('workload', namespace, workload.usageKind, workload.name);
    if (!graph.nodes.has(workloadId)) {
      continue;
    }
    const health = podHealth(pod);
    const changed = health.status === 'ok' ? changedSecretOf(pod, secrets) : undefined;
    graph.add(
      {
        id: nodeId('pod', namespace, name),
        kind: 'pod',
        name,
        namespace,
        health:
          changed === undefined
            ? health
            : stalePodHealth(changed, { kind: workload.kind, namespace, name: workload.name }),
        ref: { kind: 'pods', name, namespace },
      },
      workloadId,
    );
  }
}

/** The first Secret among the pod's variables whose values changed after the pod was made. */
function changedSecretOf(pod: Pod, secrets: WorkloadObjects['secrets']): string | undefined {
  const { namespace = '', creationTimestamp = '' } = pod.metadata;
  const names = pod.spec.containers.flatMap(({ envFrom = [] }) =>
    envFrom.flatMap(({ secretRef }) => secretRef?.name ?? []),
  );
  return names.find((name) => (secrets?.get(`${namespace}/${name}`)?.changedAt ?? '') > creationTimestamp);
}

function workloadOfPod(pod: Pod): { usageKind: string; kind: RestartableKind; name: string } | undefined {
  const deployment = deploymentOfPod(pod);
  if (deployment !== undefined) {
    return { usageKind: 'deployment', kind: 'deployments', name: deployment };
  }
  const owner = pod.metadata.ownerReferences?.find(({ controller }) => controller === true);
  const usageKind = owner?.kind.toLowerCase() ?? '';
  const known = workloadKinds[usageKind];
  return owner === undefined || known === undefined
    ? undefined
    : { usageKind, kind: known.kind, name: owner.name };
}

/** Name of the Deployment that a pod belongs to, by its ReplicaSet's name and template hash. */
export function deploymentOfPod(pod: KubeObject): string | undefined {
  const owner = pod.metadata.ownerReferences?.find((reference) => reference.kind === 'ReplicaSet');
  const hash = pod.metadata.labels?.['pod-template-hash'];
  if (owner === undefined || hash === undefined || !owner.name.endsWith(`-${hash}`)) {
    return undefined;
  }
  return owner.name.slice(0, -hash.length - 1);
}
