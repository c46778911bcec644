import { message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import { type PublishedClass, replacedService } from './published-class.ts';

/** The Application has no service of the class's id any more, and several of the same name, provider and labels. */
export const classSeveralSuccessors: Rule<PublishedClass> = {
  id: 'class/several-successors',
  applies(facts) {
    const replaced = replacedService(facts);
    if (replaced === undefined || replaced.successors.length < 2) {
      return undefined;
    }
    const { application, from, namespace, successors } = replaced;
    return bad(message('states.registeredAgain'), {
      cause: message('health.classSeveralSuccessors'),
      evidence: message('health.classSeveralSuccessorsEvidence', {
        application,
        from,
        successors: successors.map(({ id }) => id).join(', '),
      }),
      fix: message('health.classSeveralSuccessorsFix'),
      remedy: { action: 'choose-service', namespace },
    });
  },
};
