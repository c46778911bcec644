import { readSilences, type Silence, silencesAt } from '#lib/domain/view/attention-silence.ts';
import type { ViewQuery } from '#lib/domain/view/views.ts';

/** So many causes a person reads at first. */
export const shownAtFirst = 20;
const shownAtMost = 100;

/** What the overview asks of what is wrong. */
export function attentionQuery(
  silences: readonly Silence[],
  nowMs: number,
  isWhole: boolean,
): ViewQuery<'attention-causes'> {
  return {
    size: isWhole ? shownAtMost : shownAtFirst,
    silenced: silencesAt(silences, nowMs).map(({ cause }) => cause),
  };
}

/** The same as the page first asks it. @param silences the cookie's text. */
export function firstAttentionQuery(silences: string, nowMs: number): ViewQuery<'attention-causes'> {
  return attentionQuery(readSilences(silences), nowMs, false);
}
