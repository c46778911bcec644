import type { Condition } from '../../../kubernetes/kube-object.ts';
import { message } from '../../../texts/message.ts';
import { describeCondition, type Problem } from '../../node-health.ts';

/** A binding without credentials yet, where nothing has failed. */
export function noCredentialsYet(ready: Condition): Problem {
  return {
    cause: message('health.noCredentialsYet'),
    evidence: describeCondition(ready),
    fix: message('health.noCredentialsYetFix'),
  };
}

export function doesNotSucceed(ready: Condition): Problem {
  return { ...noCredentialsYet(ready), cause: message('health.bindingDoesNotSucceed') };
}
