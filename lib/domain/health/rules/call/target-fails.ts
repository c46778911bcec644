import { message } from '../../../texts/message.ts';
import { warn } from '../../node-health.ts';
import { evidenceOf, statusOfTarget } from './answer.ts';
import type { CallRule } from './call-rule.ts';

/** The outside application answered 5xx. */
export const callTargetFails: CallRule = {
  id: 'call/target-fails',
  hop: 'target',
  dependsOnPath: true,
  applies(proof) {
    const status = statusOfTarget(proof) ?? 0;
    return status >= 500
      ? warn(message('calls.targetFails'), {
          cause: message('calls.targetFailed', { status: String(status) }),
          evidence: evidenceOf(proof),
          fix: message('calls.targetFailsFix'),
        })
      : undefined;
  },
};
