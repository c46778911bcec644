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
    return bad('Not allowed', {
      cause: `${application} is not allowed in namespace ${namespace}.`,
      evidence: `No ApplicationMapping in ${namespace} enables this service.`,
      fix: `Allow the service in ${namespace}.`,
      remedy: { action: 'allow', application, namespace, serviceId },
    });
  },
};
