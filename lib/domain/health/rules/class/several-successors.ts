import { bad } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import { goneFrom, type PublishedClass, replacedService } from './published-class.ts';

/** The Application has no service of the class's id any more, and several of the same name, provider and labels. */
export const classSeveralSuccessors: Rule<PublishedClass> = {
  id: 'class/several-successors',
  applies(facts) {
    const replaced = replacedService(facts);
    if (replaced === undefined || replaced.successors.length < 2) {
      return undefined;
    }
    const { namespace, successors } = replaced;
    return bad('Registered again', {
      cause:
        'The service was removed, and several of its name are registered: which one took its place, nobody can tell.',
      evidence: `${goneFrom(replaced)}; of its name are ${successors.map(({ id }) => id).join(', ')}.`,
      fix: 'Unbind its instances, and bind the service that is meant from the catalog.',
      remedy: { action: 'choose-service', namespace },
    });
  },
};
