'use client';

import { useDeferredValue, useMemo } from 'react';
import { useUrlParam } from './use-url-param.ts';

/** How much of a list is shown, and the text that decides. */
export interface ListCount {
  /** What is typed into the filter, as it stands in the address. */
  query: string;
  setQuery(query: string): void;
  shownCount: number;
  total: number;
}

export interface FilteredList<T> extends ListCount {
  shown: readonly T[];
}

/**
 * A list by the text of the address's `q`. The list follows what is typed as fast as it can be drawn; the field does not wait.
 * @param isShown gets the text in lower case without spaces around, '' for none; the same function as long as nothing else
 * decides.
 */
export function useFilteredList<T>(
  rows: readonly T[],
  isShown: (row: T, text: string) => boolean,
): FilteredList<T> {
  const [query, setQuery] = useUrlParam('q');
  const text = useDeferredValue(query.trim().toLowerCase());
  const shown = useMemo(() => rows.filter((row) => isShown(row, text)), [rows, isShown, text]);
  return { query, setQuery, shown, shownCount: shown.length, total: rows.length };
}
