import { message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { UsageFacts } from './facts.ts';
import { notInjected } from './not-injected.ts';

/** The condition Ready of the ServiceBindingUsage is not True, for a reason that no other rule knows. */
export const usageFailed: Rule<UsageFacts> = {
  id: 'usage/failed',
  applies({ usage, ready }) {
    const fix = message('health.correctWhatMessageNames');
    return ready === undefined
      ? undefined
      : bad(message('states.failed'), notInjected(usage, ready, { fix }));
  },
};
