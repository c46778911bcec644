import { formatAbsolute } from '../kubernetes/format-time.ts';
import type { Condition } from '../kubernetes/kube-object.ts';
import { bad, type NodeHealth } from './node-health.ts';

/** What the broker answered, and when. */
export function describeRefusal({ reason = '', message = '', lastTransitionTime }: Condition): string {
  const when = lastTransitionTime === undefined ? '' : ` (${formatAbsolute(lastTransitionTime)})`;
  return `${reason}: ${message}${when}`;
}

/** Health of what is deleted and still there, because the broker refuses to let it go. */
export function deletionRefused(refusal: Condition): NodeHealth {
  return bad('Not deleted', {
    cause: 'It is deleted, and stays until the broker lets it go, which it refuses.',
    evidence: describeRefusal(refusal),
    fix: 'Correct what the broker names, or check the broker itself: the next attempt follows by itself.',
  });
}
