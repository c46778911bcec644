import { message } from '../../../texts/message.ts';
import type { CallRule } from './call-rule.ts';
import { refusedCredentials } from './refused-credentials.ts';

/** Credentials are registered, and the outside application answered 401 or 403. */
export const callCredentialsRefused: CallRule = {
  id: 'call/credentials-refused',
  hop: 'target',
  applies(proof) {
    return proof.target.hasCredentials
      ? refusedCredentials(proof, message('calls.credentialsNotAccepted'))
      : undefined;
  },
};
