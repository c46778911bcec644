import { bad, type NodeHealth } from '../../node-health.ts';
import { type ServiceFacts, targetOf, whenCalled } from './facts.ts';

/** Health of a service whose last call was refused for its credentials; undefined where that was not so. */
export function refusedCall(facts: ServiceFacts, cause: string): NodeHealth | undefined {
  const { application, service, calls } = facts;
  const isOfTokenServer = calls?.lastFailure === 'credentials';
  if (calls === undefined || !(isOfTokenServer || calls.lastStatus === 401 || calls.lastStatus === 403)) {
    return undefined;
  }
  const what = isOfTokenServer
    ? 'The token server gave out no token.'
    : `${targetOf(facts)} answered ${calls.lastStatus}.`;
  return bad('Credentials refused', {
    cause,
    evidence: `${what} ${whenCalled(calls)}`,
    fix: 'Enter the credentials that the application accepts; pods need no change.',
    remedy: { action: 'change-credentials', application, serviceId: service.id },
  });
}
