import { message } from '../../../texts/message.ts';
import { bad, following } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { UsageFacts } from './facts.ts';
import { notInjected, unbindUsage } from './not-injected.ts';

/** The reason of the condition Ready is `ServiceBindingGetError`: the ServiceBinding that the usage names was not found. */
export const usageBindingNotFound: Rule<UsageFacts> = {
  id: 'usage/binding-not-found',
  applies({ usage, ready }) {
    if (ready?.reason !== 'ServiceBindingGetError') {
      return undefined;
    }
    const fix = message('health.usageBindingNotFoundFix');
    return following(
      bad(message('states.failed'), notInjected(usage, ready, { fix, remedy: unbindUsage(usage) })),
    );
  },
};
