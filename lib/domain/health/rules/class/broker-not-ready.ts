import { findCondition } from '../../../kubernetes/conditions.ts';
import { bad, describeCondition } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { PromisedClass } from './promised-class.ts';

/** The condition Ready of the ServiceBroker `application-broker` is False. */
export const classBrokerNotReady: Rule<PromisedClass> = {
  id: 'class/broker-not-ready',
  applies({ broker, namespace }) {
    const ready = findCondition(broker?.status?.conditions, 'Ready');
    if (ready?.status !== 'False') {
      return undefined;
    }
    return bad('Broker not ready', {
      cause: `The service broker of ${namespace} cannot fetch its catalog.`,
      evidence: `ServiceBroker application-broker: ${describeCondition(ready)}`,
      fix: 'Check that the application broker runs and answers at the URL of the ServiceBroker.',
      remedy: { action: 'relist', namespace },
    });
  },
};
