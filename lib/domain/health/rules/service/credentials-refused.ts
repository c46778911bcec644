import { message } from '../../../texts/message.ts';
import type { Rule } from '../rule.ts';
import { hasCredentials, type ServiceFacts } from './facts.ts';
import { refusedCall } from './refused-call.ts';

/** Credentials are registered, and the last call was answered 401 or 403, or the token server gave out no token. */
export const serviceCredentialsRefused: Rule<ServiceFacts> = {
  id: 'service/credentials-refused',
  applies(facts) {
    return hasCredentials(facts)
      ? refusedCall(facts, message('health.serviceCredentialsRefused'))
      : undefined;
  },
};
