import { message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { PromisedClass } from './promised-class.ts';

/** An instance asks for the service, and no ApplicationMapping of its namespace enables it. */
export const classNotAllowed: Rule<PromisedClass> = {
  id: 'class/not-allowed',
  applies({ mapped, application, namespace, serviceId }) {
    if (mapped) {
      return undefined;
    }
    return bad(message('states.notAllowed'), {
      cause: message('health.classNotAllowed', { application, namespace }),
      evidence: message('health.classNotAllowedEvidence', { namespace }),
      fix: message('health.classNotAllowedFix', { namespace }),
      remedy: { action: 'allow', application, namespace, serviceId },
    });
  },
};
