import { humanDuration } from './human-duration.ts';
import { labelText, selectorText } from './label-text.ts';
import type { TableMetadata } from './table-types.ts';

interface PodOwnerSpec {
  selector?: Parameters<typeof selectorText>[0];
  template?: {
    spec?: { containers?: { name: string; image?: string }[]; nodeSelector?: Record<string, string> };
  };
}

export interface PrintedJob {
  metadata: TableMetadata;
  spec?: PodOwnerSpec & { completions?: number; parallelism?: number };
  status?: { succeeded?: number; startTime?: string; completionTime?: string };
}

export interface PrintedRevision {
  metadata: TableMetadata & {
    ownerReferences?: { apiVersion: string; kind: string; name: string; controller?: boolean }[];
  };
}

/** What all workloads share: a template of pods, in a CronJob one level further in. */
export interface PrintedWorkload {
  metadata: TableMetadata;
  spec?: PodOwnerSpec & { replicas?: number; suspend?: boolean; jobTemplate?: { spec?: PodOwnerSpec } };
  status?: { readyReplicas?: number };
}

function podOwnerSpec({ spec }: PrintedWorkload): PodOwnerSpec | undefined {
  return spec?.jobTemplate?.spec ?? spec;
}

/** One word of each container in the template. */
export function containersText(field: 'name' | 'image'): (workload: PrintedWorkload) => string {
  return (workload) => {
    const containers = podOwnerSpec(workload)?.template?.spec?.containers ?? [];
    return containers.map((container) => container[field] ?? '').join(',');
  };
}

/** The label selector for pods. */
export function podSelectorText(workload: PrintedWorkload): string {
  return selectorText(podOwnerSpec(workload)?.selector);
}

/** Ready and wanted pods, `1/3`. */
export function readyText({ spec, status }: PrintedWorkload): string {
  return `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 1}`;
}

/** Labels of the nodes that a DaemonSet's pods run on. */
export function nodeSelectorText({ spec }: PrintedWorkload): string {
  return labelText(spec?.template?.spec?.nodeSelector);
}

/** Succeeded and wanted pods of a Job, `1/3`, or `0/1 of 2` where one success is enough. */
export function completionsText({ spec, status }: PrintedJob): string {
  const parallelism = spec?.parallelism ?? 1;
  const wanted = spec?.completions ?? (parallelism > 1 ? `1 of ${parallelism}` : 1);
  return `${status?.succeeded ?? 0}/${wanted}`;
}

/** How long a Job took, or has taken until now. */
export function jobDuration({ status = {} }: PrintedJob, nowMs: number): string {
  const endMs = status.completionTime === undefined ? nowMs : Date.parse(status.completionTime);
  return status.startTime === undefined ? '' : humanDuration(endMs - Date.parse(status.startTime));
}

/** The controller that an object belongs to, `deployment.apps/web`. */
export function controllerText({ metadata }: PrintedRevision): string {
  const owner = metadata.ownerReferences?.find((reference) => reference.controller === true);
  const [group] = owner?.apiVersion.split('/') ?? [];
  return owner === undefined ? '<none>' : `${owner.kind.toLowerCase()}.${group}/${owner.name}`;
}
