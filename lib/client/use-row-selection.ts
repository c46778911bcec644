'use client';

import { hashKey } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ViewAnswer, ViewQuery } from '#lib/domain/view/views.ts';
import type { RowOf, RowsFilter, RowsViewName } from './page-query.ts';
import { readView } from './read-views.ts';
import type { Rows } from './use-rows.ts';

export interface RowSelection {
  ids: ReadonlySet<string>;
  /** How many rows the filter lets through. */
  total: number;
  /** So many can be selected at once. */
  mostAtOnce: number;
  /** Selects a row, or takes it out; with `extend` all rows from the last one to it become as it becomes. */
  toggle(id: string, index: number, extend: boolean): void;
  /** Selects all that the filter lets through. */
  selectAll(): void;
  clear(): void;
}

const mostAtOnce = 500;
const none: ReadonlySet<string> = new Set();

/** Which rows of a list are selected. Another filter selects none: nobody acts on what is not shown. */
export function useRowSelection<N extends RowsViewName>(
  view: N,
  filter: RowsFilter<N>,
  rows: Rows<RowOf<N>>,
): RowSelection {
  const [ids, setIds] = useState(none);
  const last = useRef<number>(undefined);
  const current = useRef(rows);
  useEffect(() => {
    current.current = rows;
  });
  const { sort: _order, ...narrowing } = filter as { sort?: string };
  const hash = hashKey([narrowing]);
  const clear = useCallback(() => {
    last.current = undefined;
    setIds(none);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter is another list
  useEffect(clear, [hash, clear]);

  const toggle = useCallback((id: string, index: number, extend: boolean) => {
    const from = extend ? (last.current ?? index) : index;
    const between = idsBetween(current.current, from, index);
    last.current = index;
    setIds((before) => withIds(before, [...between, id], !before.has(id)));
  }, []);

  async function selectAll(): Promise<void> {
    const query = { ...filter, from: 0, size: mostAtOnce } as unknown as ViewQuery<N>;
    const { answer } = await readView({ view, query });
    setIds(new Set((answer as ViewAnswer<N>).rows.map(({ id }) => id)));
  }

  return {
    ids,
    total: rows.total,
    mostAtOnce,
    toggle,
    // what it cannot read stays unselected, to be seen
    selectAll: () => void selectAll().catch(() => undefined),
    clear,
  };
}

/** Rows that are not loaded are not selected by a stretch. */
function idsBetween(rows: Rows<{ id: string }>, from: number, to: number): string[] {
  const [first, end] = from < to ? [from, to] : [to, from];
  return Array.from({ length: end - first + 1 }, (_, offset) => rows.at(first + offset)).flatMap(
    (row) => row?.id ?? [],
  );
}

function withIds(before: ReadonlySet<string>, ids: readonly string[], isIn: boolean): ReadonlySet<string> {
  const next = new Set(before);
  for (const id of ids) {
    if (isIn && next.size < mostAtOnce) {
      next.add(id);
    } else if (!isIn) {
      next.delete(id);
    }
  }
  return next;
}
