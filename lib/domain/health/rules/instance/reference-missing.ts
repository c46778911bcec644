import { message } from '../../../texts/message.ts';
import { bad, describeCondition, following } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { InstanceFacts } from './facts.ts';

/** The reason of the condition Ready begins with `References`: the catalog does not find the class or the plan. */
export const instanceReferenceMissing: Rule<InstanceFacts> = {
  id: 'instance/reference-missing',
  applies({ ready }) {
    if (ready?.reason?.startsWith('References') !== true) {
      return undefined;
    }
    return following(
      bad(message('states.failed'), {
        cause: message('health.instanceReferenceMissing'),
        evidence: describeCondition(ready),
        fix: message('health.instanceReferenceMissingFix'),
      }),
    );
  },
};
