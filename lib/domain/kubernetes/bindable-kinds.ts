import { type KindInfo, kinds } from './kinds.ts';
import type { KubeObject } from './kube-object.ts';
import { valueAt } from './object-path.ts';
import type { Container } from './workload.ts';

/** Names of the UsageKinds whose workloads the console binds; a Job cannot be changed once it is there. */
export const bindableUsageKinds = ['deployment', 'statefulset', 'daemonset', 'cronjob'] as const;

export type BindableUsageKind = (typeof bindableUsageKinds)[number];

interface BindableKind {
  kind: KindInfo;
  /** Path of the containers. */
  containers: readonly string[];
}

const inTemplate = ['spec', 'template', 'spec', 'containers'];

const bindableKinds: Record<BindableUsageKind, BindableKind> = {
  deployment: { kind: kinds.deployments, containers: inTemplate },
  statefulset: { kind: kinds.statefulsets, containers: inTemplate },
  daemonset: { kind: kinds.daemonsets, containers: inTemplate },
  cronjob: { kind: kinds.cronjobs, containers: ['spec', 'jobTemplate', ...inTemplate] },
};

export function isBindable(usageKind: string): usageKind is BindableUsageKind {
  return Object.hasOwn(bindableKinds, usageKind);
}

/** What people call a workload of a UsageKind: `StatefulSet`; the UsageKind's own name where it is none of these. */
export function nounOfUsageKind(usageKind: string): string {
  return isBindable(usageKind) ? bindableKinds[usageKind].kind.kind : usageKind;
}

/** The kind of workload behind a UsageKind. */
export function kindOfUsageKind(usageKind: BindableUsageKind): KindInfo {
  return bindableKinds[usageKind].kind;
}

/** The regular containers of a workload. */
export function containersOfWorkload(workload: KubeObject, usageKind: BindableUsageKind): Container[] {
  const found = valueAt(workload, bindableKinds[usageKind].containers);
  return Array.isArray(found) ? (found as Container[]) : [];
}
