import { message } from '../../../texts/message.ts';
import { busy, following } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { UsageFacts } from './facts.ts';
import { notInjected } from './not-injected.ts';

/**
 * The reason of the condition Ready is `ServiceBindingAsyncOperationInProgressError`: the broker still works on the
 * ServiceBinding.
 */
export const usageBindingAtWork: Rule<UsageFacts> = {
  id: 'usage/binding-at-work',
  applies({ usage, ready }) {
    if (ready?.reason !== 'ServiceBindingAsyncOperationInProgressError') {
      return undefined;
    }
    const fix = message('health.usageBindingAtWorkFix');
    return following(busy(message('states.waiting'), notInjected(usage, ready, { fix })));
  },
};
