import { findCondition } from '../../../kubernetes/conditions.ts';
import { bad, describeCondition } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { InstanceFacts } from './facts.ts';

/** The condition OrphanMitigation of the ServiceInstance is True. */
export const instanceOrphanMitigation: Rule<InstanceFacts> = {
  id: 'instance/orphan-mitigation',
  applies({ instance, ready }) {
    const orphan = findCondition(instance.status?.conditions, 'OrphanMitigation');
    if (ready === undefined || orphan?.status !== 'True') {
      return undefined;
    }
    return bad('Failed', {
      cause: 'Provisioning failed; what the broker may have made is taken back before the next attempt.',
      evidence: describeCondition(orphan),
      fix: 'Check the service broker of this namespace and the message above.',
    });
  },
};
