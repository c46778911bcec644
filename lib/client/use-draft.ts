'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { drafts } from './draft-store.ts';
import { createKeptDrafts } from './kept-drafts.ts';

const kept = createKeptDrafts(drafts);

if (typeof window !== 'undefined') {
  window.addEventListener('pagehide', kept.writeAll);
}

export interface DraftOptions<T> {
  /** Whether what was kept before the page was loaded is a draft of this kind. */
  isDraft(value: unknown): value is T;
  /** Whether a draft may be written into the browser's storage; without it all may. What may not is kept in memory only. */
  mayStore?(draft: T): boolean;
}

/**
 * What a person types under a key, until it is saved or dropped: it outlives whatever shows it, and a reload of the tab
 * where it may be stored. All that use one key see the same.
 */
export function useDraft<T>(
  key: string,
  { isDraft, mayStore = () => true }: DraftOptions<T>,
): [T | undefined, (draft: T | undefined) => void] {
  const value = useSyncExternalStore(
    kept.subscribe,
    () => kept.read(key),
    () => undefined,
  );
  const set = useCallback(
    (draft: T | undefined) =>
      draft === undefined ? kept.drop(key) : kept.keep(key, draft, { store: mayStore(draft) }),
    [key, mayStore],
  );
  return [isDraft(value) ? value : undefined, set];
}
