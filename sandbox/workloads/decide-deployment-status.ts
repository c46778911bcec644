import { formatTime } from '#lib/domain/kubernetes/conditions.ts';
import type { Condition } from '#lib/domain/kubernetes/kube-object.ts';
import { refreshCondition, setCondition, without } from './deployment-conditions.ts';
import { rollingLimits } from './rolling-limits.ts';
import type { Deployment, DeploymentStatus, ReplicaSet } from './workload-types.ts';

/** Deadlines from here on mean: none. */
const noDeadlineSeconds = 2 ** 31 - 1;

export interface StatusInput {
  deployment: Deployment;
  /** The ReplicaSet of the present template, once it is there. */
  current: ReplicaSet | undefined;
  olds: readonly ReplicaSet[];
  /** Set in the pass that makes the new ReplicaSet. */
  created: boolean;
  /** The Deployment is paused, or this pass only scales it. */
  rolling: boolean;
  nowMs: number;
}

/** The status of a Deployment from what its ReplicaSets report, with the reasons and texts Kubernetes uses. */
export function decideDeploymentStatus(input: StatusInput): DeploymentStatus {
  const { deployment, current, olds, nowMs } = input;
  const all = current === undefined ? olds : [...olds, current];
  const total = (of: (set: ReplicaSet) => number | undefined) =>
    all.reduce((count, set) => count + (of(set) ?? 0), 0);
  const available = total((set) => set.status?.availableReplicas);
  const nowIso = formatTime(new Date(nowMs));
  const counts = {
    replicas: total((set) => set.status?.replicas),
    updatedReplicas: current?.status?.replicas ?? 0,
    readyReplicas: total((set) => set.status?.readyReplicas),
    availableReplicas: available,
    unavailableReplicas: Math.max(0, total((set) => set.spec.replicas) - available),
  };
  const conditions = setCondition(
    deployment.status?.conditions ?? [],
    availability(deployment, available),
    nowIso,
  );
  const collisionCount = deployment.status?.collisionCount;
  return {
    observedGeneration: deployment.metadata.generation ?? 0,
    ...withoutZeros(counts),
    ...(collisionCount === undefined ? {} : { collisionCount }),
    conditions: progressConditions(input, counts, conditions, nowIso),
  };
}

/** True when every wanted pod runs the present template and is available, and no other is left. */
export function isComplete(deployment: Deployment, status: DeploymentStatus): boolean {
  const wanted = deployment.spec.replicas ?? 1;
  return (
    (status.updatedReplicas ?? 0) === wanted &&
    (status.replicas ?? 0) === wanted &&
    (status.availableReplicas ?? 0) === wanted &&
    (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0)
  );
}

/** Milliseconds until the rollout counts as stuck; undefined when it cannot. */
export function msToDeadline(
  deployment: Deployment,
  status: DeploymentStatus,
  nowMs: number,
): number | undefined {
  const progress = status.conditions?.find(({ type }) => type === 'Progressing');
  const limit = deadlineMs(deployment);
  const settled = progress?.reason === 'NewReplicaSetAvailable' || progress?.status === 'False';
  if (limit === undefined || progress?.lastUpdateTime === undefined || settled || deployment.spec.paused) {
    return undefined;
  }
  return Math.max(0, Date.parse(progress.lastUpdateTime) + limit - nowMs) + 1000;
}

type Counts = Required<
  Pick<DeploymentStatus, 'replicas' | 'updatedReplicas' | 'readyReplicas' | 'availableReplicas'>
>;

function availability(deployment: Deployment, available: number) {
  const wanted = deployment.spec.replicas ?? 1;
  const enough = available >= wanted - rollingLimits(deployment).maxUnavailable;
  return {
    type: 'Available',
    status: enough ? ('True' as const) : ('False' as const),
    reason: enough ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable',
    message: enough
      ? 'Deployment has minimum availability.'
      : 'Deployment does not have minimum availability.',
  };
}

function progressConditions(
  input: StatusInput,
  counts: Counts,
  conditions: Condition[],
  nowIso: string,
): Condition[] {
  const { deployment, current, created, rolling, nowMs } = input;
  if (deadlineMs(deployment) === undefined) {
    return without(conditions, 'Progressing');
  }
  const before = conditions.find(({ type }) => type === 'Progressing');
  const paused = pauseCondition(deployment, before);
  if (paused !== undefined) {
    return setCondition(conditions, paused, nowIso);
  }
  const progressing = (reason: string, message: string, status: 'True' | 'False' = 'True') =>
    ({ type: 'Progressing', status, reason, message }) as const;
  if (created && current !== undefined) {
    const message = `Created new replica set "${current.metadata.name}"`;
    return setCondition(conditions, progressing('NewReplicaSetCreated', message), nowIso);
  }
  if (!rolling) {
    return conditions;
  }
  const subject =
    current === undefined
      ? `Deployment "${deployment.metadata.name}"`
      : `ReplicaSet "${current.metadata.name}"`;
  const wasComplete =
    counts.replicas === counts.updatedReplicas && before?.reason === 'NewReplicaSetAvailable';
  if (wasComplete) {
    return conditions;
  }
  const observed = { ...counts, observedGeneration: deployment.metadata.generation ?? 0 };
  if (isComplete(deployment, observed)) {
    const message = `${subject} has successfully progressed.`;
    return setCondition(conditions, progressing('NewReplicaSetAvailable', message), nowIso);
  }
  if (hasProgressed(deployment.status ?? {}, counts)) {
    return refreshCondition(
      conditions,
      progressing('ReplicaSetUpdated', `${subject} is progressing.`),
      nowIso,
    );
  }
  if (isTimedOut(deployment, before, nowMs)) {
    const message = `${subject} has timed out progressing.`;
    return setCondition(conditions, progressing('ProgressDeadlineExceeded', message, 'False'), nowIso);
  }
  if (before === undefined && current !== undefined) {
    const message = `Found new replica set "${current.metadata.name}"`;
    return setCondition(conditions, progressing('FoundNewReplicaSet', message), nowIso);
  }
  return conditions;
}

function pauseCondition(deployment: Deployment, before: Condition | undefined) {
  const isMarked = before?.reason === 'DeploymentPaused';
  if (deployment.spec.paused && !isMarked && before?.reason !== 'ProgressDeadlineExceeded') {
    const message = 'Deployment is paused';
    return { type: 'Progressing', status: 'Unknown' as const, reason: 'DeploymentPaused', message };
  }
  if (!deployment.spec.paused && isMarked) {
    const message = 'Deployment is resumed';
    return { type: 'Progressing', status: 'Unknown' as const, reason: 'DeploymentResumed', message };
  }
  return undefined;
}

function hasProgressed(before: DeploymentStatus, now: Counts): boolean {
  const { replicas = 0, updatedReplicas = 0, readyReplicas = 0, availableReplicas = 0 } = before;
  return (
    now.updatedReplicas > updatedReplicas ||
    now.replicas - now.updatedReplicas < replicas - updatedReplicas ||
    now.readyReplicas > readyReplicas ||
    now.availableReplicas > availableReplicas
  );
}

function isTimedOut(deployment: Deployment, progress: Condition | undefined, nowMs: number): boolean {
  const limit = deadlineMs(deployment);
  if (progress?.lastUpdateTime === undefined || limit === undefined) {
    return false;
  }
  const settled = progress.reason === 'NewReplicaSetAvailable';
  return !settled && Date.parse(progress.lastUpdateTime) + limit <= nowMs;
}

function deadlineMs(deployment: Deployment): number | undefined {
  const seconds = deployment.spec.progressDeadlineSeconds;
  return seconds === undefined || seconds >= noDeadlineSeconds ? undefined : seconds * 1000;
}

function withoutZeros<T extends Record<string, number>>(counts: T): Partial<T> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0)) as Partial<T>;
}
