'use client';

import { useMemo, useState } from 'react';

/** Rows of a list that something is to be done with, together. */
export interface Selection<R> {
  /** In the order in which they were selected. */
  rows: readonly R[];
  has(id: string): boolean;
  /** Selects these beside the others, or takes them out. */
  put(rows: readonly R[], isSelected: boolean): void;
  /** Selects these, and no others. */
  select(rows: readonly R[]): void;
  clear(): void;
}

/**
 * Which rows of a list are selected.
 * @param scope what the list shows: with another one nothing is selected, for nobody would see what is.
 */
export function useSelection<R extends { id: string }>(scope: string): Selection<R> {
  const [state, setState] = useState<{ scope: string; rows: ReadonlyMap<string, R> }>();
  const rows = state?.scope === scope ? state.rows : undefined;
  return useMemo(() => {
    const selected = rows ?? new Map<string, R>();
    const set = (next: ReadonlyMap<string, R>) => setState({ scope, rows: next });
    return {
      rows: [...selected.values()],
      has: (id) => selected.has(id),
      put(changed, isSelected) {
        const next = new Map(selected);
        for (const row of changed) {
          if (isSelected) {
            next.set(row.id, row);
          } else {
            next.delete(row.id);
          }
        }
        set(next);
      },
      select: (all) => set(new Map(all.map((row) => [row.id, row]))),
      clear: () => set(new Map()),
    };
  }, [rows, scope]);
}
