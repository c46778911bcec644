import { message } from '../../../texts/message.ts';
import type { Rule } from '../rule.ts';
import { hasCredentials, type ServiceFacts } from './facts.ts';
import { refusedCall } from './refused-call.ts';

/** No credentials are registered, and the last call was answered 401 or 403. */
export const serviceCredentialsMissing: Rule<ServiceFacts> = {
  id: 'service/credentials-missing',
  applies(facts) {
    return hasCredentials(facts)
      ? undefined
      : refusedCall(facts, message('health.serviceCredentialsMissing'));
  },
};
