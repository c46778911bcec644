import { formatAbsolute } from '../../../kubernetes/format-time.ts';
import { busy } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { ConnectionFacts } from './facts.ts';

/** No certificate is recorded, and the link of a one-time token was opened, which gave out the token that signs. */
export const connectionTokenOpened: Rule<ConnectionFacts> = {
  id: 'connection/token-opened',
  applies({ token }) {
    return token?.step === 'certificate'
      ? busy('Token outstanding', {
          cause: 'A one-time token was opened, and its certificate is not signed yet.',
          evidence: `It lapses on ${formatAbsolute(token.expiresAt)}.`,
          fix: 'Send the signing request from the outside application before then, or issue another token.',
        })
      : undefined;
  },
};
