import type { CallFailure } from '../../../application/seen-calls.ts';
import { bad } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import { type ServiceFacts, targetOf, whenCalled } from './facts.ts';

const failureTexts: Partial<Record<CallFailure, string>> = {
  timeout: 'It did not answer in time.',
  unreachable: 'No connection could be made.',
  broken: 'It broke the connection off.',
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
    return bad('Target unreachable', {
      cause: 'The gateway does not reach the outside application.',
      evidence: `${why} Target: ${targetOf(facts)}. ${whenCalled(calls)}`,
      fix: 'Check that the application runs and can be reached from the cluster, or correct its target URL.',
      remedy: { action: 'change-target', application, serviceId: service.id },
    });
  },
};
