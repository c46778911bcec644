import { deletionRefused } from '../../deletion-refused.ts';
import type { Rule } from '../rule.ts';
import type { InstanceFacts } from './facts.ts';

/** The ServiceInstance is deleted, and the broker has refused to deprovision it. */
export const instanceNotDeleted: Rule<InstanceFacts> = {
  id: 'instance/not-deleted',
  applies({ instance, ready, refusal }) {
    if (instance.metadata.deletionTimestamp === undefined) {
      return undefined;
    }
    if (ready?.status === 'Unknown') {
      return deletionRefused(refusal ?? ready);
    }
    const isAsked = instance.status?.currentOperation === 'Deprovision';
    return isAsked && refusal !== undefined ? deletionRefused(refusal) : undefined;
  },
};
