import { isReady } from './decide-replica-set.ts';
import type { Pod, StatefulSet, StatefulSetStatus } from './workload-types.ts';

export const revisionLabel = 'controller-revision-hash';

export interface StatefulSetPlan {
  /** Ordinals of the pods to create, each with the revision it gets. */
  create: { ordinal: number; isUpdate: boolean }[];
  remove: Pod[];
  status: StatefulSetStatus;
}

/** The ordinal in a pod's name, undefined for a pod of another name. */
export function ordinalOf(set: StatefulSet, pod: Pod): number | undefined {
  const { name } = set.metadata;
  const tail = pod.metadata.name.startsWith(`${name}-`) ? pod.metadata.name.slice(name.length + 1) : '';
  return /^\d+$/.test(tail) ? Number(tail) : undefined;
}

/**
 * The next step towards the wanted pods: from the lowest ordinal up when creating, from the highest down when removing or
 * renewing; with OrderedReady one at a time, each only when those before it are ready.
 */
export function decideStatefulSet(
  set: StatefulSet,
  pods: readonly Pod[],
  updateRevision: string,
): StatefulSetPlan {
  const byOrdinal = new Map(pods.map((pod) => [ordinalOf(set, pod) ?? -1, pod]));
  const wanted = set.spec.replicas ?? 1;
  const status = statusOf(set, pods, updateRevision);
  const idle = { create: [], remove: [], status };
  if (set.metadata.deletionTimestamp !== undefined) {
    return idle;
  }
  const isParallel = set.spec.podManagementPolicy === 'Parallel';
  const ordinals = Array.from({ length: wanted }, (_, ordinal) => ordinal);
  const missing = ordinals.filter((ordinal) => !byOrdinal.has(ordinal));
  const blocking = ordinals.find((ordinal) => !isSettled(byOrdinal.get(ordinal)));
  const isUpdated = (pod: Pod) => pod.metadata.labels?.[revisionLabel] === updateRevision;
  const { partition = 0 } = set.spec.updateStrategy?.rollingUpdate ?? {};
  const plans = missing.map((ordinal) => ({
    ordinal,
    isUpdate: ordinal >= partition || status.currentRevision === updateRevision,
  }));
  const next = plans.filter(({ ordinal }) => isParallel || ordinal === blocking);
  if (next.length > 0) {
    return { ...idle, create: next };
  }
  const mayRenew = ([ordinal, pod]: [number, Pod]) =>
    ordinal >= partition && !isUpdated(pod) && isRolling(set);
  if (blocking !== undefined && !isParallel) {
    // the pod that everyone waits for never gets ready with a template that has been given up
    const pod = byOrdinal.get(blocking);
    const isHopeless = pod !== undefined && !isLeaving(pod) && mayRenew([blocking, pod]);
    return isHopeless ? { ...idle, remove: [pod] } : idle;
  }
  const present = [...byOrdinal].sort(([a], [b]) => b - a);
  const surplus = present.filter(([ordinal]) => ordinal >= wanted).map(([, pod]) => pod);
  if (surplus.length > 0) {
    return {
      ...idle,
      remove: isParallel ? surplus.filter((pod) => !isLeaving(pod)) : firstUnlessLeaving(surplus),
    };
  }
  const isBusy = present.some(([, pod]) => !isSettled(pod));
  const stale = present.filter(mayRenew).map(([, pod]) => pod);
  return isBusy ? idle : { ...idle, remove: stale.slice(0, 1) };
}

function firstUnlessLeaving(pods: Pod[]): Pod[] {
  return pods.some(isLeaving) ? [] : pods.slice(0, 1);
}

function isRolling(set: StatefulSet): boolean {
  return set.spec.updateStrategy?.type !== 'OnDelete';
}

function isLeaving(pod: Pod): boolean {
  return pod.metadata.deletionTimestamp !== undefined;
}

function isSettled(pod: Pod | undefined): boolean {
  return pod !== undefined && !isLeaving(pod) && isReady(pod);
}

function statusOf(set: StatefulSet, pods: readonly Pod[], updateRevision: string): StatefulSetStatus {
  const alive = pods.filter((pod) => !isLeaving(pod));
  const count = (matches: (pod: Pod) => boolean) => alive.filter(matches).length;
  const updated = count((pod) => pod.metadata.labels?.[revisionLabel] === updateRevision);
  const ready = count(isReady);
  const wanted = set.spec.replicas ?? 1;
  const before = set.status?.currentRevision ?? updateRevision;
  const isDone = updated === wanted && ready === wanted && pods.length === wanted;
  const currentRevision = isDone ? updateRevision : before;
  const current = count((pod) => pod.metadata.labels?.[revisionLabel] === currentRevision);
  return {
    observedGeneration: set.metadata.generation ?? 0,
    replicas: pods.length,
    ...(ready === 0 ? {} : { readyReplicas: ready }),
    ...(current === 0 ? {} : { currentReplicas: current }),
    ...(updated === 0 ? {} : { updatedReplicas: updated }),
    currentRevision,
    updateRevision,
    collisionCount: 0,
  };
}
