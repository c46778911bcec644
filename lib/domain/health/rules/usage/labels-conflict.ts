import { message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { UsageFacts } from './facts.ts';
import { notInjected, unbindUsage } from './not-injected.ts';

/**
 * The reason of the condition Ready is `ApplyLabelsConflictError`: the class asks for the label by which the usage
 * itself is known.
 */
export const usageLabelsConflict: Rule<UsageFacts> = {
  id: 'usage/labels-conflict',
  applies({ usage, ready }) {
    if (ready?.reason !== 'ApplyLabelsConflictError') {
      return undefined;
    }
    const fix = message('health.usageLabelsConflictFix');
    return bad(message('states.failed'), notInjected(usage, ready, { fix, remedy: unbindUsage(usage) }));
  },
};
