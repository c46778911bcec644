import { message } from '../../../texts/message.ts';
import { busy, following } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { UsageFacts } from './facts.ts';
import { notInjected } from './not-injected.ts';

/** The reason of the condition Ready is `ServiceBindingNotReadyError`: the ServiceBinding has no Secret yet. */
export const usageBindingNotReady: Rule<UsageFacts> = {
  id: 'usage/binding-not-ready',
  applies({ usage, ready }) {
    if (ready?.reason !== 'ServiceBindingNotReadyError') {
      return undefined;
    }
    const fix = message('health.usageBindingNotReadyFix');
    return following(busy(message('states.waiting'), notInjected(usage, ready, { fix })));
  },
};
