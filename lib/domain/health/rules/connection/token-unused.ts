import { message } from '../../../texts/message.ts';
import { momentOf } from '../../../texts/moment-of.ts';
import { busy } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { ConnectionFacts } from './facts.ts';

/** No certificate is recorded, and a one-time token is there whose link was not opened. */
export const connectionTokenUnused: Rule<ConnectionFacts> = {
  id: 'connection/token-unused',
  applies({ token }) {
    return token?.step === 'info'
      ? busy(message('states.tokenOutstanding'), {
          cause: message('health.tokenUnused'),
          evidence: message('health.tokenLapses', { at: momentOf(token.expiresAt) }),
          fix: message('health.tokenUnusedFix'),
        })
      : undefined;
  },
};
