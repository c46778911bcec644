import type { CallFailure } from '../../../application/seen-calls.ts';
import { type Message, message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import { type ServiceFacts, targetOf, whenCalled } from './facts.ts';

const failureTexts: Partial<Record<CallFailure, Message>> = {
  timeout: message('health.targetTimeout'),
  unreachable: message('health.targetNoConnection'),
  broken: message('health.targetBrokeOff'),
};

/** The last call through the gateway got no answer: no connection, none in time, or one that broke off. */
export const serviceTargetUnreachable: Rule<ServiceFacts> = {
  id: 'service/target-unreachable',
  applies(facts) {
    const { application, service, calls } = facts;
    const failure = calls?.lastFailure ?? undefined;
    const why = failure === undefined ? undefined : failureTexts[failure];
    if (calls === undefined || why === undefined) {
      return undefined;
    }
    return bad(message('states.targetUnreachable'), {
      cause: message('health.serviceTargetUnreachable'),
      evidence: message('health.serviceTargetUnreachableEvidence', {
        why,
        target: targetOf(facts),
        when: whenCalled(calls),
      }),
      fix: message('health.targetUnreachableFix'),
      remedy: { action: 'change-target', application, serviceId: service.id },
    });
  },
};
