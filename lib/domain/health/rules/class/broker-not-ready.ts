import { findCondition } from '../../../kubernetes/conditions.ts';
import { message } from '../../../texts/message.ts';
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
    return bad(message('states.brokerNotReady'), {
      cause: message('health.classBrokerNotReady', { namespace }),
      evidence: `ServiceBroker application-broker: ${describeCondition(ready)}`,
      fix: message('health.classBrokerNotReadyFix'),
      remedy: { action: 'relist', namespace },
    });
  },
};
