import { findCondition } from '../../../kubernetes/conditions.ts';
import { message } from '../../../texts/message.ts';
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
    return bad(message('states.failed'), {
      cause: message('health.instanceOrphanMitigation'),
      evidence: describeCondition(orphan),
      fix: message('health.checkBroker'),
    });
  },
};
