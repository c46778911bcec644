import { message } from '../../../texts/message.ts';
import { busy } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { PromisedClass } from './promised-class.ts';

/** The namespace has an ApplicationMapping, and no ServiceBroker named `application-broker`. */
export const classBrokerMissing: Rule<PromisedClass> = {
  id: 'class/broker-missing',
  applies({ broker, namespace }) {
    if (broker !== undefined) {
      return undefined;
    }
    return busy(message('states.notPublished'), {
      cause: message('health.classBrokerMissing', { namespace }),
      evidence: message('health.classBrokerMissingEvidence', { namespace }),
      fix: message('health.classBrokerMissingFix'),
    });
  },
};
