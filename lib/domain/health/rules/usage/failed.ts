import { bad } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { UsageFacts } from './facts.ts';
import { notInjected } from './not-injected.ts';

/** The condition Ready of the ServiceBindingUsage is not True, for a reason that no other rule knows. */
export const usageFailed: Rule<UsageFacts> = {
  id: 'usage/failed',
  applies({ usage, ready }) {
    const fix = 'Correct what the message names; the controller tries again by itself.';
    return ready === undefined ? undefined : bad('Failed', notInjected(usage, ready, { fix }));
  },
};
