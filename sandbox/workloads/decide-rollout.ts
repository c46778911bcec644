import { ownerReference } from '#lib/domain/kubernetes/kube-object.ts';
import { decideDeploymentStatus, isComplete } from './decide-deployment-status.ts';
import {
  decideRollingCounts,
  decideScaledCounts,
  desiredReplicasAnnotation,
  isScaled,
  maxReplicasAnnotation,
  newReplicaCount,
  type ReplicaCounts,
} from './decide-replica-counts.ts';
import { podTemplateHash, podTemplateHashLabel, sameTemplate } from './pod-template-hash.ts';
import { nextRevision, revisionAnnotation, revisionAnnotations } from './revisions.ts';
import { rollingLimits } from './rolling-limits.ts';
import type { Deployment, DeploymentStatus, ReplicaSet } from './workload-types.ts';

export interface RolloutInput {
  deployment: Deployment;
  /** Every ReplicaSet the Deployment manages. */
  replicaSets: readonly ReplicaSet[];
  /** Pods, also ending ones, of ReplicaSets other than the present template's; asked for by strategy Recreate. */
  oldPodCount: number;
  nowMs: number;
}

export interface RolloutPlan {
  /** The ReplicaSet of the present template, where it is missing. */
  create?: ReplicaSet;
  /** ReplicaSets to write, as they shall be. */
  updates: ReplicaSet[];
  /** Names of ReplicaSets that the revision history no longer keeps. */
  deletes: string[];
  /** Revision the Deployment's annotation shall have. */
  revision: string | undefined;
  status: DeploymentStatus;
  /** What to tell in events. */
  messages: string[];
}

/** One step of a Deployment towards its template and number of pods. Pure; the next step follows when the world has changed. */
export function decideRollout(input: RolloutInput): RolloutPlan {
  const { deployment, replicaSets, nowMs } = input;
  const found = findCurrent(deployment, replicaSets);
  const olds = replicaSets.filter((set) => set !== found);
  const isDeleting = deployment.metadata.deletionTimestamp !== undefined;
  const onlyScales = deployment.spec.paused === true || isScaled(deployment, replicaSets);
  const plan: RolloutPlan = { updates: [], deletes: [], revision: undefined, status: {}, messages: [] };

  const isMissing = found === undefined && !isDeleting && !onlyScales && mayCreate(input);
  const create = isMissing ? newReplicaSet(deployment, olds) : undefined;
  const current = create ?? found;
  if (!isDeleting) {
    const counts = create === undefined ? decideCounts(input, found, olds, onlyScales) : new Map();
    applyCounts(plan, deployment, found, olds, counts);
    plan.revision = current?.metadata.annotations?.[revisionAnnotation];
  }
  if (create !== undefined) {
    plan.create = create;
    plan.messages.push(...scalingMessages(create, 0, create.spec.replicas));
  }
  const updated = new Map(plan.updates.map((set) => [set.metadata.name, set]));
  const asUpdated = (set: ReplicaSet) => updated.get(set.metadata.name) ?? set;
  plan.status = decideDeploymentStatus({
    deployment,
    current: current === undefined ? undefined : asUpdated(current),
    olds: olds.map(asUpdated),
    created: create !== undefined,
    rolling: !onlyScales && !isDeleting,
    nowMs,
  });
  const isSettled = deployment.spec.paused === true || (!onlyScales && isComplete(deployment, plan.status));
  if (!isDeleting && isSettled) {
    plan.deletes = expired(deployment, olds);
  }
  return plan;
}

/** The oldest ReplicaSet with the Deployment's template. */
function findCurrent(deployment: Deployment, sets: readonly ReplicaSet[]): ReplicaSet | undefined {
  return sets
    .filter((set) => sameTemplate(set.spec.template, deployment.spec.template))
    .toSorted(byCreation)
    .at(0);
}

function mayCreate({ deployment, replicaSets, oldPodCount }: RolloutInput): boolean {
  if (deployment.spec.strategy?.type !== 'Recreate') {
    return true;
  }
  return oldPodCount === 0 && replicaSets.every((set) => set.spec.replicas === 0 && !set.status?.replicas);
}

function decideCounts(
  input: RolloutInput,
  current: ReplicaSet | undefined,
  olds: readonly ReplicaSet[],
  onlyScales: boolean,
): ReplicaCounts {
  const { deployment, oldPodCount } = input;
  if (onlyScales) {
    return decideScaledCounts(deployment, current, olds);
  }
  if (deployment.spec.strategy?.type !== 'Recreate') {
    return current === undefined ? new Map() : decideRollingCounts(deployment, current, olds);
  }
  const running = olds.filter((set) => set.spec.replicas > 0);
  if (running.length > 0) {
    return new Map(running.map((set) => [set.metadata.name, 0]));
  }
  const ended = oldPodCount === 0 && olds.every((set) => !set.status?.replicas);
  return current === undefined || !ended
    ? new Map()
    : new Map([[current.metadata.name, deployment.spec.replicas ?? 1]]);
}

/** Puts every ReplicaSet whose size or annotations change into the plan. */
function applyCounts(
  plan: RolloutPlan,
  deployment: Deployment,
  current: ReplicaSet | undefined,
  olds: readonly ReplicaSet[],
  counts: ReplicaCounts,
): void {
  const sets = current === undefined ? olds : [...olds, current];
  for (const set of sets) {
    const replicas = counts.get(set.metadata.name) ?? set.spec.replicas;
    const isCurrent = set === current;
    const isCounted = isCurrent || counts.has(set.metadata.name);
    const annotations = {
      ...(isCurrent ? revisionAnnotations(deployment, set, olds) : set.metadata.annotations),
      ...(isCounted ? sizeAnnotations(deployment) : {}),
    };
    const { minReadySeconds = 0 } = isCurrent ? deployment.spec : set.spec;
    plan.messages.push(...scalingMessages(set, set.spec.replicas, replicas));
    const wanted = { annotations, replicas, minReadySeconds };
    if (isOther(set, wanted)) {
      plan.updates.push(changedSet(set, wanted));
    }
  }
}

interface WantedSet {
  annotations: Record<string, string>;
  replicas: number;
  minReadySeconds: number;
}

function isOther({ metadata, spec }: ReplicaSet, wanted: WantedSet): boolean {
  return (
    wanted.replicas !== spec.replicas ||
    wanted.minReadySeconds !== (spec.minReadySeconds ?? 0) ||
    !sameAnnotations(wanted.annotations, metadata.annotations)
  );
}

function changedSet(set: ReplicaSet, wanted: WantedSet): ReplicaSet {
  const { annotations, replicas, minReadySeconds } = wanted;
  const { minReadySeconds: _before, ...spec } = set.spec;
  return {
    ...set,
    metadata: { ...set.metadata, annotations },
    spec: { ...spec, replicas, ...(minReadySeconds === 0 ? {} : { minReadySeconds }) },
  };
}

function newReplicaSet(deployment: Deployment, olds: readonly ReplicaSet[]): ReplicaSet {
  const { template, selector, minReadySeconds = 0 } = deployment.spec;
  const hash = podTemplateHash(template, deployment.status?.collisionCount);
  const labels = { ...template.metadata?.labels, [podTemplateHashLabel]: hash };
  const { namespace } = deployment.metadata;
  const set: ReplicaSet = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${deployment.metadata.name}-${hash}`,
      ...(namespace === undefined ? {} : { namespace }),
      labels,
      ownerReferences: [ownerReference(deployment, true)],
    },
    spec: {
      replicas: newReplicaCount(deployment, 0, olds),
      ...(minReadySeconds === 0 ? {} : { minReadySeconds }),
      selector: { ...selector, matchLabels: { ...selector.matchLabels, [podTemplateHashLabel]: hash } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
  };
  const revision = { [revisionAnnotation]: String(nextRevision(olds)) };
  const own = revisionAnnotations(deployment, set, olds);
  return {
    ...set,
    metadata: { ...set.metadata, annotations: { ...own, ...sizeAnnotations(deployment), ...revision } },
  };
}

function sizeAnnotations(deployment: Deployment): Record<string, string> {
  const wanted = deployment.spec.replicas ?? 1;
  return {
    [desiredReplicasAnnotation]: String(wanted),
    [maxReplicasAnnotation]: String(wanted + rollingLimits(deployment).maxSurge),
  };
}

function expired(deployment: Deployment, olds: readonly ReplicaSet[]): string[] {
  const limit = deployment.spec.revisionHistoryLimit;
  const alive = olds.filter((set) => set.metadata.deletionTimestamp === undefined).toSorted(byCreation);
  if (limit === undefined || alive.length <= limit) {
    return [];
  }
  return alive
    .slice(0, alive.length - limit)
    .filter(
      ({ spec, status, metadata }) =>
        spec.replicas === 0 &&
        !status?.replicas &&
        (metadata.generation ?? 0) <= (status?.observedGeneration ?? 0),
    )
    .map((set) => set.metadata.name);
}

function byCreation(a: ReplicaSet, b: ReplicaSet): number {
  const [first, second] = [a, b].map(
    (set) => `${set.metadata.creationTimestamp ?? '~'} ${set.metadata.name}`,
  );
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

function scalingMessages({ metadata }: ReplicaSet, from: number, to: number): string[] {
  const direction = to > from ? 'up' : 'down';
  return to === from ? [] : [`Scaled ${direction} replica set ${metadata.name} to ${to}`];
}

function sameAnnotations(a: Record<string, string> = {}, b: Record<string, string> = {}): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
