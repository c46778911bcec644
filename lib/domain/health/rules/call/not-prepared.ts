import { message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import { nameOf, statusOfTarget } from './answer.ts';
import type { CallRule } from './call-rule.ts';
import { notSent } from './not-sent.ts';

/** The gateway itself answered 5xx, apart from 502 and 504: it could not prepare the call, mostly for its credentials. */
export const callNotPrepared: CallRule = {
  id: 'call/not-prepared',
  hop: 'gateway',
  applies(proof) {
    if (statusOfTarget(proof) !== undefined || (proof.response?.status ?? 0) < 500) {
      return undefined;
    }
    const fix = message('calls.notPreparedFix');
    return bad(message('calls.notSent'), {
      ...notSent(proof, fix),
      remedy: { action: 'change-credentials', ...nameOf(proof) },
    });
  },
};
