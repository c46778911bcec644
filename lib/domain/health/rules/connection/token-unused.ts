import { formatAbsolute } from '../../../kubernetes/format-time.ts';
import { busy } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { ConnectionFacts } from './facts.ts';

/** No certificate is recorded, and a one-time token is there whose link was not opened. */
export const connectionTokenUnused: Rule<ConnectionFacts> = {
  id: 'connection/token-unused',
  applies({ token }) {
    return token?.step === 'info'
      ? busy('Token outstanding', {
          cause: 'A one-time token was issued and not used yet.',
          evidence: `It lapses on ${formatAbsolute(token.expiresAt)}.`,
          fix: 'Open its link on the side of the outside application before then.',
        })
      : undefined;
  },
};
