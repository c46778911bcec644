'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect } from 'react';
import { type RowsInSight, usualWindowPx, type WindowedRows } from './rows-in-sight.ts';

export interface WindowRowsProps extends WindowedRows {
  onSight(sight: RowsInSight): void;
}

/** Follows which rows are in sight as the window scrolls; draws nothing by itself. */
export function WindowRows({ count, heightPx, topPx, overscan, onSight }: WindowRowsProps) {
  const virtualizer = useWindowVirtualizer<HTMLElement>({
    count,
    estimateSize: () => heightPx,
    overscan,
    scrollMargin: topPx,
    initialRect: { width: 1280, height: usualWindowPx },
  });
  const items = virtualizer.getVirtualItems();
  const { index: first = 0, start = topPx } = items[0] ?? {};
  const { index: last = -1, end = topPx } = items.at(-1) ?? {};
  const beforePx = Math.max(0, start - topPx);
  const afterPx = Math.max(0, virtualizer.getTotalSize() - (end - topPx));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the virtualizer is the same one always
  useLayoutEffect(() => virtualizer.measure(), [heightPx]);
  // before it is painted: nobody sees the rows of before in the new place
  useLayoutEffect(
    () => onSight({ first, last, measure: virtualizer.measureElement, beforePx, afterPx }),
    [first, last, beforePx, afterPx, onSight, virtualizer],
  );
  return null;
}
