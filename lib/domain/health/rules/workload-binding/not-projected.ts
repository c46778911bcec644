import type { Condition } from '../../../kubernetes/kube-object.ts';
import { message } from '../../../texts/message.ts';
import { describeCondition, type Problem } from '../../node-health.ts';

export function notProjected(ready: Condition): Problem {
  return {
    cause: message('health.notProjected'),
    evidence: describeCondition(ready),
    fix: message('health.correctWhatMessageNames'),
  };
}
