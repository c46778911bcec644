import type { QueryClient } from '@tanstack/react-query';
import type { ViewUpdate } from '#lib/domain/view/view-messages.ts';
import { applyViewPatch } from '#lib/domain/view/view-patch.ts';
import type { ViewData } from './view-query.ts';

/**
 * Puts into the query cache what the stream says of a view. Says what became of it: it was written, was there already, or the page
 * asks for the whole answer, because this does not lead on from what it has.
 */
export function takeUpdate(
  client: QueryClient,
  queryKey: readonly unknown[],
  update: ViewUpdate,
): 'written' | 'known' | 'asked' {
  const known = client.getQueryData<ViewData>(queryKey);
  if ('version' in update && known?.version === update.version) {
    return 'known';
  }
  const answer = answerOf(known, update);
  if (answer === undefined) {
    void client.invalidateQueries({ queryKey, exact: true });
    return 'asked';
  }
  client.setQueryData(queryKey, answer);
  return 'written';
}

function answerOf(
  known: ViewData | undefined,
  update: ViewUpdate,
): { version: string; answer: object } | undefined {
  if ('error' in update) {
    return undefined;
  }
  if ('answer' in update) {
    return { version: update.version, answer: update.answer };
  }
  return known?.version === update.from
    ? { version: update.version, answer: applyViewPatch<object>(known.answer, update.patch) }
    : undefined;
}
