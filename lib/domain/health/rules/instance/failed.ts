import { targetOfObject } from '../../../binding/unbind-target.ts';
import { message } from '../../../texts/message.ts';
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
    return bad(message('states.failed'), {
      cause: message('health.instanceFailed'),
      evidence:
        refusal !== undefined && failed.reason === 'ErrorReconciliationRetryTimeout'
          ? describeRefusal(refusal)
          : describeCondition(failed),
      fix: message('health.instanceFailedFix'),
      remedy: { action: 'create-again', target: targetOfObject('serviceinstances', instance) },
    });
  },
};
