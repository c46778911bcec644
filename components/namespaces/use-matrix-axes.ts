'use client';

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useSyncExternalStore } from 'react';
import type { MatrixPlace } from '#lib/domain/view/matrix-move.ts';
import { columnPx, headColumnPx, headRowPx, rowPx } from './matrix-layout.ts';

const narrow = '(max-width: 639px)';

function subscribe(listener: () => void): () => void {
  const query = matchMedia(narrow);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Which rows and columns are in sight; the cell that has the keyboard stays in the page, wherever somebody scrolls. */
export function useMatrixAxes(options: {
  scroller: RefObject<HTMLDivElement | null>;
  rowCount: number;
  columnCount: number;
  active: MatrixPlace;
}) {
  const { scroller, rowCount, columnCount, active } = options;
  const isNarrow = useSyncExternalStore(
    subscribe,
    () => matchMedia(narrow).matches,
    () => false,
  );
  const headPx = isNarrow ? headColumnPx.narrow : headColumnPx.wide;
  const rows = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    paddingStart: headRowPx,
    overscan: 6,
    rangeExtractor: withActive(active.row),
    // what a browser of common size shows is in the page before any script runs
    initialRect: { width: 1280, height: 700 },
    useFlushSync: false,
  });
  const columns = useVirtualizer({
    horizontal: true,
    count: columnCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => columnPx,
    paddingStart: headPx,
    overscan: 2,
    rangeExtractor: withActive(active.column),
    initialRect: { width: 1280, height: 700 },
    useFlushSync: false,
  });
  return { rows, columns, headPx };
}

function withActive(index: number): (range: Range) => number[] {
  return (range) => {
    const inSight = defaultRangeExtractor(range);
    const isOut = index >= 0 && index < range.count && !inSight.includes(index);
    return isOut ? [...inSight, index].sort((left, right) => left - right) : inSight;
  };
}
