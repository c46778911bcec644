import { message } from '../../../texts/message.ts';
import type { CallRule } from './call-rule.ts';
import { refusedCredentials } from './refused-credentials.ts';

/** No credentials are registered, and the outside application answered 401 or 403. */
export const callCredentialsMissing: CallRule = {
  id: 'call/credentials-missing',
  hop: 'target',
  applies(proof) {
    return proof.target.hasCredentials
      ? undefined
      : refusedCredentials(proof, message('calls.credentialsMissing'));
  },
};
