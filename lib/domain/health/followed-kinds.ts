import type { BindableUsageKind } from '../kubernetes/bindable-kinds.ts';
import type { RestartableKind } from './remedy.ts';

/** The UsageKinds whose workloads are followed. */
export const followedUsageKinds = [
  'deployment',
  'statefulset',
  'daemonset',
] as const satisfies readonly BindableUsageKind[];

export type FollowedUsageKind = (typeof followedUsageKinds)[number];

/** A kind of workload whose pods are followed. */
export interface FollowedKind {
  kind: RestartableKind;
  noun: string;
}

export const followedKinds: Record<FollowedUsageKind, FollowedKind> = {
  deployment: { kind: 'deployments', noun: 'Deployment' },
  statefulset: { kind: 'statefulsets', noun: 'StatefulSet' },
  daemonset: { kind: 'daemonsets', noun: 'DaemonSet' },
};

export function isFollowed(usageKind: string): usageKind is FollowedUsageKind {
  return Object.hasOwn(followedKinds, usageKind);
}
