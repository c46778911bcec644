import { collisionsOfUsage } from '../../../binding/service-binding-usage.ts';
import { message } from '../../../texts/message.ts';
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
    return warn(message('states.collides'), {
      cause: message('health.usageCollision'),
      evidence: collisions,
      fix: message('health.usageCollisionFix'),
    });
  },
};
