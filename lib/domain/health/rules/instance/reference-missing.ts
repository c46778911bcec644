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
      bad('Failed', {
        cause: 'What the instance refers to does not exist in this namespace.',
        evidence: describeCondition(ready),
        fix: 'Allow the service in this namespace, or correct the class and plan in the YAML of the instance.',
      }),
    );
  },
};
