import type { WorkloadBinding } from '../../../binding/workload-binding.ts';
import { findCondition } from '../../../kubernetes/conditions.ts';
import type { Condition } from '../../../kubernetes/kube-object.ts';

/** A ServiceBinding of servicebinding.io with the condition that its rules look at. */
export interface WorkloadBindingFacts {
  isLeaving: boolean;
  ready: Condition | undefined;
}

export function workloadBindingFacts({ metadata, status }: WorkloadBinding): WorkloadBindingFacts {
  return {
    isLeaving: metadata.deletionTimestamp !== undefined,
    ready: findCondition(status?.conditions, 'Ready'),
  };
}
