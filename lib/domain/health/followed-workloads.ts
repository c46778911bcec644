import type { BindableUsageKind } from '../kubernetes/bindable-kinds.ts';
import type { KubeObject } from '../kubernetes/kube-object.ts';
import type { DaemonSet, Deployment, Pod, StatefulSet } from '../kubernetes/workload.ts';
import type { NodeHealth } from './node-health.ts';
import type { RestartableKind } from './remedy.ts';
import { daemonSetHealth, deploymentHealth, statefulSetHealth } from './workload-health.ts';

/** The workloads whose pods are followed. */
export interface FollowedObjects {
  deployments: readonly Deployment[];
  statefulsets: readonly StatefulSet[];
  daemonsets: readonly DaemonSet[];
}

/** The UsageKinds whose workloads are followed. */
export const followedUsageKinds = [
  'deployment',
  'statefulset',
  'daemonset',
] as const satisfies readonly BindableUsageKind[];

export type FollowedUsageKind = (typeof followedUsageKinds)[number];

interface FollowedKind {
  kind: RestartableKind;
  noun: string;
}

export const followedKinds: Record<FollowedUsageKind, FollowedKind> = {
  deployment: { kind: 'deployments', noun: 'Deployment' },
  statefulset: { kind: 'statefulsets', noun: 'StatefulSet' },
  daemonset: { kind: 'daemonsets', noun: 'DaemonSet' },
};

export interface FollowedWorkload extends FollowedKind {
  usageKind: FollowedUsageKind;
  name: string;
  namespace: string;
  /** Computed when asked for: most workloads of a cluster are bound to nothing. */
  health(): NodeHealth;
}

export function isFollowed(usageKind: string): usageKind is FollowedUsageKind {
  return Object.hasOwn(followedKinds, usageKind);
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

export interface WorkloadName {
  usageKind: FollowedUsageKind;
  name: string;
}

/** The workload that a pod belongs to, of a Deployment by its ReplicaSet's name and template hash. */
export function workloadOfPod({ metadata }: Pod): WorkloadName | undefined {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller !== false);
  if (owner?.kind === 'ReplicaSet') {
    const hash = metadata.labels?.['pod-template-hash'];
    return hash === undefined || !owner.name.endsWith(`-${hash}`)
      ? undefined
      : { usageKind: 'deployment', name: owner.name.slice(0, -hash.length - 1) };
  }
  const usageKind = owner?.kind.toLowerCase() ?? '';
  return owner !== undefined && isFollowed(usageKind) && usageKind !== 'deployment'
    ? { usageKind, name: owner.name }
    : undefined;
}
