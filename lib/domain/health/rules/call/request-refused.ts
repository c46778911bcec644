import { message } from '../../../texts/message.ts';
import { statusOfTarget } from './answer.ts';
import type { CallRule } from './call-rule.ts';
import { notAnsweredWell } from './not-answered-well.ts';

/** The outside application answered 4xx, apart from 401, 403, 404 and 405. */
export const callRequestRefused: CallRule = {
  id: 'call/request-refused',
  hop: 'target',
  dependsOnPath: true,
  applies(proof) {
    const status = statusOfTarget(proof) ?? 0;
    return status >= 400
      ? notAnsweredWell(proof, message('calls.requestRefused', { status: String(status) }))
      : undefined;
  },
};
