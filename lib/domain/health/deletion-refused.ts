import type { Condition } from '../kubernetes/kube-object.ts';
import { message, type Sentence } from '../texts/message.ts';
import { momentOf } from '../texts/moment-of.ts';
import { bad, type NodeHealth } from './node-health.ts';

/** What the broker answered, and when. */
export function describeRefusal({
  reason = '',
  message: said = '',
  lastTransitionTime,
}: Condition): Sentence {
  const refusal = `${reason}: ${said}`;
  return lastTransitionTime === undefined
    ? refusal
    : message('health.refusalAt', { refusal, at: momentOf(lastTransitionTime) });
}

/** Health of what is deleted and still there, because the broker refuses to let it go. */
export function deletionRefused(refusal: Condition): NodeHealth {
  return bad(message('states.notDeleted'), {
    cause: message('health.deletionRefused'),
    evidence: describeRefusal(refusal),
    fix: message('health.correctWhatBrokerNames'),
  });
}
