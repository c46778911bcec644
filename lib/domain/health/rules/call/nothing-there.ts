import { message } from '../../../texts/message.ts';
import { statusOfTarget } from './answer.ts';
import type { CallRule } from './call-rule.ts';
import { notAnsweredWell } from './not-answered-well.ts';

/** The outside application answered 404 or 405. */
export const callNothingThere: CallRule = {
  id: 'call/nothing-there',
  hop: 'target',
  dependsOnPath: true,
  applies(proof) {
    const status = statusOfTarget(proof);
    return status === 404 || status === 405
      ? notAnsweredWell(proof, message('calls.nothingThere'))
      : undefined;
  },
};
