import { findCondition } from '../../../kubernetes/conditions.ts';
import type { Condition } from '../../../kubernetes/kube-object.ts';
import {
  type DaemonSet,
  type Deployment,
  isDeploymentRolledOut,
  type StatefulSet,
} from '../../../kubernetes/workload.ts';
import { type Message, message } from '../../../texts/message.ts';

/** How far a workload is, whatever its kind. */
export interface WorkloadFacts {
  isLeaving: boolean;
  /** The condition that says that the rollout does not go on. */
  stuck: Condition | undefined;
  /** Somebody has asked for no pods. */
  isOff: boolean;
  isUp: boolean;
  /** Pods that do what they are for, and those that are wanted. */
  up: number;
  wanted: number;
  /** How many pods are up to date, as a sentence. */
  progress: Message;
}

export function deploymentFacts(deployment: Deployment): WorkloadFacts {
  const { metadata, spec, status } = deployment;
  const wanted = spec.replicas ?? 1;
  const up = status?.availableReplicas ?? 0;
  return {
    isLeaving: metadata.deletionTimestamp !== undefined,
    stuck: stuckCondition(deployment),
    isOff: wanted === 0,
    isUp: isDeploymentRolledOut(deployment),
    up,
    wanted,
    progress: message('health.podsUpToDate', { updated: status?.updatedReplicas ?? 0, wanted, up }),
  };
}

function stuckCondition({ status }: Deployment): Condition | undefined {
  const failure = findCondition(status?.conditions, 'ReplicaFailure');
  const progress = findCondition(status?.conditions, 'Progressing');
  return failure?.status === 'True' ? failure : progress?.status === 'False' ? progress : undefined;
}

export function statefulSetFacts({ metadata, spec, status = {} }: StatefulSet): WorkloadFacts {
  const wanted = spec.replicas ?? 1;
  const isCurrent =
    (status.observedGeneration ?? 0) >= (metadata.generation ?? 0) &&
    status.currentRevision === status.updateRevision;
  return {
    isLeaving: metadata.deletionTimestamp !== undefined,
    isOff: wanted === 0,
    ...readiness(isCurrent, status.readyReplicas ?? 0, wanted),
  };
}

export function daemonSetFacts({ metadata, status = {} }: DaemonSet): WorkloadFacts {
  const wanted = status.desiredNumberScheduled ?? 0;
  const isCurrent =
    (status.observedGeneration ?? 0) >= (metadata.generation ?? 0) &&
    (status.updatedNumberScheduled ?? 0) >= wanted;
  return {
    isLeaving: metadata.deletionTimestamp !== undefined,
    isOff: false,
    ...readiness(isCurrent, status.numberReady ?? 0, wanted),
  };
}

function readiness(isCurrent: boolean, up: number, wanted: number) {
  return {
    stuck: undefined,
    isUp: isCurrent && up >= wanted,
    up,
    wanted,
    progress: message('health.podsReady', { up, wanted }),
  };
}
