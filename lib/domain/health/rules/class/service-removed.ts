import { message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import { type PublishedClass, replacedService } from './published-class.ts';

/** The Application has no service of the class's id any more, and none that looks like the same one under a new id. */
export const classServiceRemoved: Rule<PublishedClass> = {
  id: 'class/service-removed',
  applies(facts) {
    const replaced = replacedService(facts);
    if (replaced === undefined || replaced.successors.length > 0) {
      return undefined;
    }
    return bad(message('states.withdrawn'), {
      cause: message('health.classServiceRemoved'),
      evidence: message('health.classServiceRemovedEvidence', {
        application: replaced.application,
        from: replaced.from,
      }),
      fix: message('health.classServiceRemovedFix'),
    });
  },
};
