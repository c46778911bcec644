import { message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import { statusOfTarget } from './answer.ts';
import type { CallRule } from './call-rule.ts';
import { notSent } from './not-sent.ts';

/** The gateway itself answered 4xx, as its header `Proxy-Status` says. */
export const callNotAccepted: CallRule = {
  id: 'call/not-accepted',
  hop: 'gateway',
  applies(proof) {
    return statusOfTarget(proof) === undefined
      ? bad(message('calls.notSent'), notSent(proof, message('calls.callAnotherPath')))
      : undefined;
  },
};
