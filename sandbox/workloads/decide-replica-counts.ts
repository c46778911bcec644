import { rollingLimits } from './rolling-limits.ts';
import type { Deployment, ReplicaSet } from './workload-types.ts';

export const desiredReplicasAnnotation = 'deployment.kubernetes.io/desired-replicas';
export const maxReplicasAnnotation = 'deployment.kubernetes.io/max-replicas';

/** Wanted number of pods by ReplicaSet name; those that stay as they are may be missing. */
export type ReplicaCounts = Map<string, number>;

function sum(sets: readonly ReplicaSet[], of: (set: ReplicaSet) => number): number {
  return sets.reduce((total, set) => total + of(set), 0);
}

const replicasOf = (set: ReplicaSet) => set.spec.replicas;
const availableOf = (set: ReplicaSet) => set.status?.availableReplicas ?? 0;

function byAge(a: ReplicaSet, b: ReplicaSet): number {
  const [first = '', second = ''] = [a.metadata.creationTimestamp, b.metadata.creationTimestamp];
  return first === second ? (a.metadata.name < b.metadata.name ? -1 : 1) : first < second ? -1 : 1;
}

/** How many pods a new ReplicaSet may have at this moment of a rollout. */
export function newReplicaCount(
  deployment: Deployment,
  current: number,
  others: readonly ReplicaSet[],
): number {
  const wanted = deployment.spec.replicas ?? 1;
  if (deployment.spec.strategy?.type === 'Recreate') {
    return wanted;
  }
  const room = wanted + rollingLimits(deployment).maxSurge - current - sum(others, replicasOf);
  return room <= 0 ? current : current + Math.min(room, wanted - current);
}

/** The next step of a rolling update: grow the new ReplicaSet, shrink the old ones, within the strategy's limits. */
export function decideRollingCounts(
  deployment: Deployment,
  current: ReplicaSet,
  olds: readonly ReplicaSet[],
): ReplicaCounts {
  const counts: ReplicaCounts = new Map();
  const wanted = deployment.spec.replicas ?? 1;
  if (replicasOf(current) > wanted) {
    return counts.set(current.metadata.name, wanted);
  }
  if (replicasOf(current) < wanted) {
    const next = newReplicaCount(deployment, replicasOf(current), olds);
    if (next !== replicasOf(current)) {
      return counts.set(current.metadata.name, next);
    }
  }
  const all = [...olds, current];
  const minAvailable = wanted - rollingLimits(deployment).maxUnavailable;
  const unavailableNew = replicasOf(current) - availableOf(current);
  const mayRemove = sum(all, replicasOf) - minAvailable - unavailableNew;
  if (sum(olds, replicasOf) === 0 || mayRemove <= 0) {
    return counts;
  }
  const oldest = olds.filter((set) => replicasOf(set) > 0).toSorted(byAge);
  removeUnhealthy(counts, oldest, mayRemove);
  removeSurplus(counts, oldest, sum(all, availableOf) - minAvailable);
  return counts;
}

function removeUnhealthy(counts: ReplicaCounts, olds: readonly ReplicaSet[], atMost: number): void {
  let left = atMost;
  for (const set of olds) {
    const unhealthy = Math.min(left, replicasOf(set) - availableOf(set));
    if (unhealthy > 0) {
      counts.set(set.metadata.name, replicasOf(set) - unhealthy);
      left -= unhealthy;
    }
  }
}

function removeSurplus(counts: ReplicaCounts, olds: readonly ReplicaSet[], atMost: number): void {
  let left = atMost;
  for (const set of olds) {
    const has = counts.get(set.metadata.name) ?? replicasOf(set);
    const removed = Math.min(has, left);
    if (removed > 0) {
      counts.set(set.metadata.name, has - removed);
      left -= removed;
    }
  }
}

/** True when the Deployment was scaled since its ReplicaSets were last touched. */
export function isScaled(deployment: Deployment, sets: readonly ReplicaSet[]): boolean {
  return sets.some((set) => {
    const desired = set.metadata.annotations?.[desiredReplicasAnnotation];
    return (
      replicasOf(set) > 0 && desired !== undefined && Number(desired) !== (deployment.spec.replicas ?? 1)
    );
  });
}

/**
 * Counts after a change of `spec.replicas`, also in the middle of a rollout or while paused: the one active ReplicaSet
 * takes all; several share in proportion to their size.
 */
export function decideScaledCounts(
  deployment: Deployment,
  current: ReplicaSet | undefined,
  olds: readonly ReplicaSet[],
): ReplicaCounts {
  const wanted = deployment.spec.replicas ?? 1;
  const all = current === undefined ? [...olds] : [...olds, current];
  const active = all.filter((set) => replicasOf(set) > 0);
  if (active.length <= 1) {
    const only = active[0] ?? current ?? olds.toSorted(byAge).at(-1);
    return only === undefined ? new Map() : new Map([[only.metadata.name, wanted]]);
  }
  if (current !== undefined && isSaturated(deployment, current)) {
    return new Map(active.filter((set) => set !== current).map((set) => [set.metadata.name, 0]));
  }
  return deployment.spec.strategy?.type === 'Recreate'
    ? new Map(active.map((set) => [set.metadata.name, replicasOf(set)]))
    : proportionalCounts(deployment, active);
}

function isSaturated(deployment: Deployment, set: ReplicaSet): boolean {
  const wanted = deployment.spec.replicas ?? 1;
  const desired = Number(set.metadata.annotations?.[desiredReplicasAnnotation]);
  return replicasOf(set) === wanted && desired === wanted && availableOf(set) === wanted;
}

function proportionalCounts(deployment: Deployment, active: readonly ReplicaSet[]): ReplicaCounts {
  const wanted = deployment.spec.replicas ?? 1;
  const allowed = wanted > 0 ? wanted + rollingLimits(deployment).maxSurge : 0;
  const toAdd = allowed - sum(active, replicasOf);
  const direction = toAdd > 0 ? -1 : 1;
  const largest = active.toSorted((a, b) => replicasOf(b) - replicasOf(a) || direction * byAge(a, b));
  const counts: ReplicaCounts = new Map();
  let added = 0;
  for (const set of largest) {
    const share = Math.round(fraction(deployment, set, wanted));
    const left = toAdd - added;
    const change = toAdd === 0 ? 0 : toAdd > 0 ? Math.min(share, left) : Math.max(share, left);
    counts.set(set.metadata.name, replicasOf(set) + change);
    added += change;
  }
  const first = largest[0];
  if (first !== undefined) {
    const own = counts.get(first.metadata.name) ?? 0;
    counts.set(first.metadata.name, Math.max(0, own + toAdd - added));
  }
  return counts;
}

function fraction(deployment: Deployment, set: ReplicaSet, wanted: number): number {
  if (wanted === 0) {
    return -replicasOf(set);
  }
  const before =
    Number(set.metadata.annotations?.[maxReplicasAnnotation]) || (deployment.status?.replicas ?? 0);
  const after = wanted + rollingLimits(deployment).maxSurge;
  return before === 0 ? 0 : (replicasOf(set) * after) / before - replicasOf(set);
}
