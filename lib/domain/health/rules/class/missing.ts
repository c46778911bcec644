import { isConditionTrue } from '../../../kubernetes/conditions.ts';
import { message } from '../../../texts/message.ts';
import { bad, following } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import { absentClass } from './absent-class.ts';
import type { PromisedClass } from './promised-class.ts';

/** The service broker is Ready, an instance asks for the service, and there is no ServiceClass of it. */
export const classMissing: Rule<PromisedClass> = {
  id: 'class/missing',
  applies({ needed, broker, namespace }) {
    return needed && isConditionTrue(broker?.status?.conditions, 'Ready')
      ? following(bad(message('states.classMissing'), absentClass(namespace)))
      : undefined;
  },
};
