import { message } from '../../../texts/message.ts';
import type { Rule } from '../rule.ts';
import { type PublishedClass, replacedService } from './published-class.ts';
import { registeredAgain } from './registered-again-health.ts';

/**
 * The Application has no service of the class's id any more, and one of the same name, provider and labels, which the
 * namespace may not use.
 */
export const classSuccessorNotAllowed: Rule<PublishedClass> = {
  id: 'class/successor-not-allowed',
  applies(facts) {
    const replaced = replacedService(facts);
    const [successor, ...others] = replaced?.successors ?? [];
    if (replaced === undefined || successor === undefined || others.length > 0 || replaced.allowed) {
      return undefined;
    }
    const { application, namespace } = replaced;
    return registeredAgain(replaced, successor.id, {
      fix: message('health.classSuccessorNotAllowedFix', { namespace }),
      remedy: { action: 'allow', application, namespace, serviceId: successor.id },
    });
  },
};
