import type { KubeObject } from '../kubernetes/kube-object.ts';
import type { DaemonSet, Deployment, StatefulSet } from '../kubernetes/workload.ts';
import { type FollowedKind, type FollowedUsageKind, followedKinds } from './followed-kinds.ts';
import type { NodeHealth } from './node-health.ts';
import { daemonSetHealth, deploymentHealth, statefulSetHealth } from './workload-health.ts';

/** The workloads whose pods are followed. */
export interface FollowedObjects {
  deployments: readonly Deployment[];
  statefulsets: readonly StatefulSet[];
  daemonsets: readonly DaemonSet[];
}

export interface FollowedWorkload extends FollowedKind {
  usageKind: FollowedUsageKind;
  name: string;
  namespace: string;
  /** Computed when asked for: most workloads of a cluster are bound to nothing. */
  health(): NodeHealth;
}

/** All workloads of the followed kinds. */
export function followedWorkloads(objects: FollowedObjects): FollowedWorkload[] {
  return [
    ...objects.deployments.map((one) => followed('deployment', one, () => deploymentHealth(one))),
    ...objects.statefulsets.map((one) => followed('statefulset', one, () => statefulSetHealth(one))),
    ...objects.daemonsets.map((one) => followed('daemonset', one, () => daemonSetHealth(one))),
  ];
}

function followed(
  usageKind: FollowedUsageKind,
  { metadata }: KubeObject,
  health: () => NodeHealth,
): FollowedWorkload {
  const { name, namespace = '' } = metadata;
  return { ...followedKinds[usageKind], usageKind, name, namespace, health };
}
