import { hasLabels } from '#lib/domain/kubernetes/label-selector.ts';
import type { Pod, ReplicaSet, ReplicaSetStatus } from './workload-types.ts';

export interface ReplicaSetPlan {
  /** How many pods to create. */
  create: number;
  /** Pods to delete, the least useful first. */
  remove: Pod[];
  status: ReplicaSetStatus;
  /** When a ready pod becomes available, if it must be ready for a while. */
  availableInMs: number | undefined;
}

/** What brings a ReplicaSet's pods to the wanted number, and what it reports of them. `pods` are those it manages. */
export function decideReplicaSet(set: ReplicaSet, pods: readonly Pod[], nowMs: number): ReplicaSetPlan {
  const active = pods.filter(isActive);
  const surplus = active.length - set.spec.replicas;
  const isDeleting = set.metadata.deletionTimestamp !== undefined;
  const minReadyMs = (set.spec.minReadySeconds ?? 0) * 1000;
  const ready = active.filter(isReady);
  const waits = ready
    .map((pod) => readySinceMs(pod) + minReadyMs - nowMs)
    .filter((waitMs) => minReadyMs > 0 && waitMs > 0);
  return {
    create: isDeleting ? 0 : Math.max(0, -surplus),
    remove: isDeleting || surplus <= 0 ? [] : active.toSorted(leastUsefulFirst).slice(0, surplus),
    status: {
      replicas: active.length,
      ...count('fullyLabeledReplicas', active.filter((pod) => hasTemplateLabels(set, pod)).length),
      ...count('readyReplicas', ready.length),
      ...count('availableReplicas', ready.length - waits.length),
      observedGeneration: set.metadata.generation ?? 0,
    },
    availableInMs: waits.length === 0 ? undefined : Math.min(...waits),
  };
}

export function isReady(pod: Pod): boolean {
  return pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false;
}

function isActive(pod: Pod): boolean {
  const phase = pod.status?.phase;
  return phase !== 'Succeeded' && phase !== 'Failed' && pod.metadata.deletionTimestamp === undefined;
}

function hasTemplateLabels(set: ReplicaSet, pod: Pod): boolean {
  return hasLabels(pod.metadata.labels, set.spec.template.metadata?.labels);
}

function readySinceMs(pod: Pod): number {
  const since = pod.status?.conditions?.find(({ type }) => type === 'Ready')?.lastTransitionTime;
  return since === undefined ? 0 : Date.parse(since);
}

function leastUsefulFirst(a: Pod, b: Pod): number {
  return (
    rank(a) - rank(b) ||
    readySinceMs(b) - readySinceMs(a) ||
    createdMs(b) - createdMs(a) ||
    (a.metadata.name < b.metadata.name ? -1 : 1)
  );
}

/** Pods without a node, then those that wait, then those that are not ready. */
function rank(pod: Pod): number {
  if (pod.spec.nodeName === undefined) {
    return 0;
  }
  const isPending = pod.status?.phase !== 'Running';
  return isPending ? 1 : isReady(pod) ? 3 : 2;
}

function createdMs(pod: Pod): number {
  return Date.parse(pod.metadata.creationTimestamp ?? '') || 0;
}

function count<K extends string>(name: K, value: number): Partial<Record<K, number>> {
  return (value === 0 ? {} : { [name]: value }) as Partial<Record<K, number>>;
}
