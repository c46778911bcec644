'use client';

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useRowsInSight } from '#components/ui/use-rows-in-sight.tsx';
import { rowsPageSize } from '#lib/client/page-query.ts';
import type { Rows } from '#lib/client/use-rows.ts';

/** How the cards are laid out; what a browser of common size has, until it is known. */
const usual = { columns: 3, linePx: 204, topPx: 0 };
const overscan = 1;

/** Which cards are in sight, and how much room the others take. `list` is the grid that holds them. */
export function useVisibleCards<R>({ page, total, show }: Rows<R>) {
  const list = useRef<HTMLUListElement>(null);
  const [{ columns, linePx, topPx }, setLayout] = useState(usual);
  const count = page === undefined ? Math.ceil(total / columns) : 0;
  const { sight, follower } = useRowsInSight({ count, heightPx: linePx, topPx, overscan });

  useLayoutEffect(() => {
    const grid = list.current;
    if (grid === null) {
      return undefined;
    }
    const observer = new ResizeObserver(() => {
      const next = layoutOf(grid);
      setLayout((now) => (isSame(now, next) ? now : next));
    });
    observer.observe(grid);
    // what stands above it decides where it begins
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  const first = sight.first * columns;
  const last = Math.min(total, Math.max(1, sight.last + 1) * columns) - 1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `show` is a new function at each render
  useEffect(() => show(first, last), [first, last]);
  if (page !== undefined) {
    const from = (page - 1) * rowsPageSize;
    const to = Math.min(total, from + rowsPageSize) - 1;
    return { list, follower, first: from, last: to, beforePx: 0, afterPx: 0 };
  }
  return { list, follower, first, last, beforePx: sight.beforePx, afterPx: sight.afterPx };
}

type Layout = typeof usual;

function layoutOf(grid: HTMLElement): Layout {
  const { gridTemplateColumns, rowGap } = getComputedStyle(grid);
  const card = grid.firstElementChild?.getBoundingClientRect().height ?? 0;
  const room = grid.parentElement ?? grid;
  return {
    columns: Math.max(1, gridTemplateColumns.split(' ').length),
    linePx: card === 0 ? usual.linePx : card + (Number.parseFloat(rowGap) || 0),
    topPx: Math.round(room.getBoundingClientRect().top + window.scrollY),
  };
}

function isSame(left: Layout, right: Layout): boolean {
  return left.columns === right.columns && left.linePx === right.linePx && left.topPx === right.topPx;
}
