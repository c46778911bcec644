import type { Condition, KubeObject } from '../kubernetes/kube-object.ts';
import type { LabelSelector } from '../kubernetes/label-selector.ts';

/** Holds a binding until its workloads are as they were. */
export const workloadBindingFinalizer = 'servicebinding.mooring.dev/projection';
/** On a binding: the kinds of the workloads that it may be in. */
export const boundKindsAnnotation = 'servicebinding.mooring.dev/bound-kinds';
/** On a workload: what each binding put into it. */
export const projectionsAnnotation = 'servicebinding.mooring.dev/projections';

/** The ServiceBinding of servicebinding.io (binding contract 4.2). */
export interface WorkloadBinding extends KubeObject {
  spec: {
    /** Name of the directory; the object's own where left out. */
    name?: string;
    type?: string;
    provider?: string;
    service: { apiVersion: string; kind: string; name: string };
    /** By name or by selector, never both. */
    workload: {
      apiVersion: string;
      kind: string;
      name?: string;
      selector?: LabelSelector;
      containers?: string[];
    };
    env?: { name: string; key: string }[];
  };
  status?: {
    binding?: { name: string };
    observedGeneration?: number;
    conditions?: Condition[];
  };
}

/** Name of the directory below `SERVICE_BINDING_ROOT`. */
export function directoryOf(binding: WorkloadBinding): string {
  return binding.spec.name ?? binding.metadata.name;
}

/** Group and version of an `apiVersion`; the core group is ''. */
export function groupVersionOf(apiVersion: string): { group: string; version: string } {
  const slash = apiVersion.indexOf('/');
  return { group: apiVersion.slice(0, Math.max(0, slash)), version: apiVersion.slice(slash + 1) };
}
