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
    return busy('Not published', {
      cause: `Namespace ${namespace} has no service broker yet.`,
      evidence: `ServiceBroker application-broker is not in ${namespace}.`,
      fix: 'It appears within seconds. If it stays, check that the application broker runs.',
    });
  },
};
