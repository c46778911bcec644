import type { WorkloadBinding } from '../binding/workload-binding.ts';
import { findCondition } from '../kubernetes/conditions.ts';
import { bad, busy, describeCondition, type NodeHealth, ok } from './node-health.ts';

/** How a ServiceBinding of servicebinding.io is (binding contract 4.2). */
export function workloadBindingHealth({ metadata, status }: WorkloadBinding): NodeHealth {
  if (metadata.deletionTimestamp !== undefined) {
    return busy('Deleting');
  }
  const ready = findCondition(status?.conditions, 'Ready');
  if (ready?.status === 'True') {
    return ok('Projected');
  }
  if (ready === undefined) {
    return busy('Pending');
  }
  const problem = {
    cause: 'The files are not in the workload yet.',
    evidence: describeCondition(ready),
    fix: 'Correct what the message names; the controller tries again by itself.',
  };
  // the Secret of a binding that has just been made takes a moment
  return ready.reason === 'ServiceNotAvailable' ? busy('Waiting', problem) : bad('Failed', problem);
}
