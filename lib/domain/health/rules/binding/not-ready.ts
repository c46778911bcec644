import type { Condition } from '../../../kubernetes/kube-object.ts';
import { describeCondition, type Problem } from '../../node-health.ts';

/** A binding without credentials yet, where nothing has failed. */
export function noCredentialsYet(ready: Condition): Problem {
  return {
    cause: 'The credentials are not there yet.',
    evidence: describeCondition(ready),
    fix: 'Look at the instance before it in the chain: a binding waits for it.',
  };
}

export function doesNotSucceed(ready: Condition): Problem {
  return { ...noCredentialsYet(ready), cause: 'The binding does not succeed.' };
}
