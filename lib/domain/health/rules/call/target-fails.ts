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
      ? warn('Target fails', {
          cause: `The outside application was reached, and failed with ${status}.`,
          evidence: evidenceOf(proof),
          fix: 'Look into the log of the application, or call another path.',
        })
      : undefined;
  },
};
