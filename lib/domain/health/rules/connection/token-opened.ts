import { message } from '../../../texts/message.ts';
import { momentOf } from '../../../texts/moment-of.ts';
import { busy } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { ConnectionFacts } from './facts.ts';

/** No certificate is recorded, and the link of a one-time token was opened, which gave out the token that signs. */
export const connectionTokenOpened: Rule<ConnectionFacts> = {
  id: 'connection/token-opened',
  applies({ token }) {
    return token?.step === 'certificate'
      ? busy(message('states.tokenOutstanding'), {
          cause: message('health.tokenOpened'),
          evidence: message('health.tokenLapses', { at: momentOf(token.expiresAt) }),
          fix: message('health.tokenOpenedFix'),
        })
      : undefined;
  },
};
