import type { Condition } from '../../../kubernetes/kube-object.ts';
import { describeCondition, type Problem } from '../../node-health.ts';

export function notProjected(ready: Condition): Problem {
  return {
    cause: 'The files are not in the workload yet.',
    evidence: describeCondition(ready),
    fix: 'Correct what the message names; the controller tries again by itself.',
  };
}
