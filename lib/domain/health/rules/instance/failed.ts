import { targetOfObject } from '../../../binding/unbind-target.ts';
import { describeRefusal } from '../../deletion-refused.ts';
import { bad, describeCondition } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { InstanceFacts } from './facts.ts';

/** The condition Failed of the ServiceInstance is True: the catalog has given up. */
export const instanceFailed: Rule<InstanceFacts> = {
  id: 'instance/failed',
  applies({ instance, failed, refusal }) {
    if (failed?.status !== 'True') {
      return undefined;
    }
    return bad('Failed', {
      cause: 'The broker refused to provision the instance; it will not try again.',
      evidence:
        refusal !== undefined && failed.reason === 'ErrorReconciliationRetryTimeout'
          ? describeRefusal(refusal)
          : describeCondition(failed),
      fix: 'Correct what the message names, then delete the instance and create it again.',
      remedy: { action: 'create-again', target: targetOfObject('serviceinstances', instance) },
    });
  },
};
