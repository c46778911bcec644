import { joinSentences } from '../../../texts/join-sentences.ts';
import { type Message, message } from '../../../texts/message.ts';
import { bad, type NodeHealth } from '../../node-health.ts';
import { type ServiceFacts, targetOf, whenCalled } from './facts.ts';

/** Health of a service whose last call was refused for its credentials; undefined where that was not so. */
export function refusedCall(facts: ServiceFacts, cause: Message): NodeHealth | undefined {
  const { application, service, calls } = facts;
  const isOfTokenServer = calls?.lastFailure === 'credentials';
  if (calls === undefined || !(isOfTokenServer || calls.lastStatus === 401 || calls.lastStatus === 403)) {
    return undefined;
  }
  const what = isOfTokenServer
    ? message('health.noTokenGivenOut')
    : message('health.targetAnswered', { target: targetOf(facts), status: calls.lastStatus ?? 0 });
  return bad(message('states.credentialsRefused'), {
    cause,
    evidence: joinSentences([what, whenCalled(calls)]),
    fix: message('health.credentialsFix'),
    remedy: { action: 'change-credentials', application, serviceId: service.id },
  });
}
