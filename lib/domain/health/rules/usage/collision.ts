import { collisionsOfUsage } from '../../../binding/service-binding-usage.ts';
import { warn } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { UsageFacts } from './facts.ts';

/** The ServiceBindingUsage is Ready, and says that a variable of it hides another one, or is hidden. */
export const usageCollision: Rule<UsageFacts> = {
  id: 'usage/collision',
  applies({ usage, ready }) {
    const collisions = ready?.status === 'True' ? collisionsOfUsage(usage) : undefined;
    if (collisions === undefined) {
      return undefined;
    }
    return warn('Collides', {
      cause: 'A variable of this usage has the name of another one in the same container.',
      evidence: collisions,
      fix: 'Unbind and bind again with a prefix, or rename the other variable.',
    });
  },
};
