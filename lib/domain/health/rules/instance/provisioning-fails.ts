import { message } from '../../../texts/message.ts';
import { bad, describeCondition } from '../../node-health.ts';
import { badReason } from '../bad-reason.ts';
import type { Rule } from '../rule.ts';
import type { InstanceFacts } from './facts.ts';

/** The reason of the condition Ready speaks of an error, and the catalog goes on trying. */
export const instanceProvisioningFails: Rule<InstanceFacts> = {
  id: 'instance/provisioning-fails',
  applies({ ready }) {
    if (ready === undefined || !badReason.test(ready.reason ?? '')) {
      return undefined;
    }
    return bad(message('states.failed'), {
      cause: message('health.instanceProvisioningFails'),
      evidence: describeCondition(ready),
      fix: message('health.checkBroker'),
    });
  },
};
