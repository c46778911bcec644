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
    return bad('Failed', {
      cause: 'Provisioning does not succeed; the catalog keeps trying.',
      evidence: describeCondition(ready),
      fix: 'Check the service broker of this namespace and the message above.',
    });
  },
};
