import type { CallRule } from './call-rule.ts';
import { refusedCredentials } from './refused-credentials.ts';

/** Credentials are registered, and the outside application answered 401 or 403. */
export const callCredentialsRefused: CallRule = {
  id: 'call/credentials-refused',
  hop: 'target',
  applies(proof) {
    return proof.target.hasCredentials
      ? refusedCredentials(
          proof,
          'The outside application does not accept the credentials that were registered.',
        )
      : undefined;
  },
};
