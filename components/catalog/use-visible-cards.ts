'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { rowsPageSize } from '#lib/client/page-query.ts';
import type { Rows } from '#lib/client/use-rows.ts';

/** How the cards are laid out; what a browser of common size has, until it is known. */
const usual = { columns: 3, linePx: 204, topPx: 0 };
const overscan = 1;

/** Which cards are in sight, and how much room the others take. `list` is the grid that holds them. */
export function useVisibleCards<R>({ page, total, show }: Rows<R>) {
  const list = useRef<HTMLUListElement>(null);
  const [{ columns, linePx, topPx }, setLayout] = useState(usual);
  const virtualizer = useWindowVirtualizer({
    count: page === undefined ? Math.ceil(total / columns) : 0,
    estimateSize: () => linePx,
    overscan,
    scrollMargin: topPx,
    initialRect: { width: 1280, height: 1200 },
  });

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
  // biome-ignore lint/correctness/useExhaustiveDependencies: the virtualizer is the same one always
  useLayoutEffect(() => virtualizer.measure(), [linePx]);

  const lines = virtualizer.getVirtualItems();
  const first = (lines[0]?.index ?? 0) * columns;
  const last = Math.min(total, ((lines.at(-1)?.index ?? 0) + 1) * columns) - 1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `show` is a new function at each render
  useEffect(() => show(first, last), [first, last]);
  if (page !== undefined) {
    const from = (page - 1) * rowsPageSize;
    return { list, first: from, last: Math.min(total, from + rowsPageSize) - 1, beforePx: 0, afterPx: 0 };
  }
  return {
    list,
    first,
    last,
    beforePx: Math.max(0, (lines[0]?.start ?? topPx) - topPx),
    afterPx: Math.max(0, virtualizer.getTotalSize() - ((lines.at(-1)?.end ?? topPx) - topPx)),
  };
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
