import { formatAbsolute } from '../kubernetes/format-time.ts';
import type { Condition } from '../kubernetes/kube-object.ts';
import { bad, busy, type NodeHealth } from './node-health.ts';

/** What the broker answered, and when. */
export function describeRefusal({ reason = '', message = '', lastTransitionTime }: Condition): string {
  const when = lastTransitionTime === undefined ? '' : ` (${formatAbsolute(lastTransitionTime)})`;
  return `${reason}: ${message}${when}`;
}

/** @param refusal why what is deleted is still there, where the broker has said so. */
export function leavingHealth(refusal: Condition | undefined): NodeHealth {
  return refusal === undefined
    ? busy('Deleting')
    : bad('Not deleted', {
        cause: 'It is deleted, and stays until the broker lets it go, which it refuses.',
        evidence: describeRefusal(refusal),
        fix: 'Correct what the broker names, or check the broker itself: the next attempt follows by itself.',
      });
}
