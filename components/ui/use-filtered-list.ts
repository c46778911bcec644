'use client';

import { useDeferredValue, useMemo } from 'react';
import { useUrlParam } from './use-url-param.ts';

export interface FilteredList<T> {
  /** What is typed into the filter, as it stands in the address. */
  query: string;
  setQuery(query: string): void;
  shown: readonly T[];
  total: number;
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
  return { query, setQuery, shown, total: rows.length };
}
