import { message } from '../../../texts/message.ts';
import type { Rule } from '../rule.ts';
import { type PublishedClass, replacedService } from './published-class.ts';
import { registeredAgain } from './registered-again-health.ts';

/**
 * The Application has no service of the class's id any more, and one of the same name, provider and labels; the namespace
 * may use the old one or the new one.
 */
export const classRegisteredAgain: Rule<PublishedClass> = {
  id: 'class/registered-again',
  applies(facts) {
    const replaced = replacedService(facts);
    const [successor, ...others] = replaced?.successors ?? [];
    if (replaced === undefined || successor === undefined || others.length > 0 || !replaced.allowed) {
      return undefined;
    }
    const { application, namespace, from } = replaced;
    return registeredAgain(replaced, successor.id, {
      fix: message('health.classRegisteredAgainFix'),
      remedy: { action: 'move-to-service', application, namespace, from, to: successor.id },
    });
  },
};
