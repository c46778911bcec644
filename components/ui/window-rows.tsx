'use client';

import { useWindowVirtualizer, windowScroll } from '@tanstack/react-virtual';
import { useLayoutEffect, useState } from 'react';
import { type RowsInSight, usualWindowPx, type WindowedRows } from './rows-in-sight.ts';

export interface WindowRowsProps extends WindowedRows {
  onSight(sight: RowsInSight): void;
}

/** Follows which rows are in sight as the window scrolls; draws nothing by itself. */
export function WindowRows(props: WindowRowsProps) {
  // what is loaded on a scroll is drawn a while before it is put into the page: the virtualizer has to begin where the window is by then
  const [isInPage, setIsInPage] = useState(false);
  useLayoutEffect(() => setIsInPage(true), []);
  return isInPage ? <FollowedWindow {...props} /> : null;
}

function FollowedWindow({ count, heightPx, topPx, overscan, onSight }: WindowRowsProps) {
  const [scrollToFn] = useState(writeAfterAttaching);
  const virtualizer = useWindowVirtualizer<HTMLElement>({
    count,
    scrollToFn,
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

/**
 * Begins where the window is: the virtualizer writes that place once when it attaches, and would stop a scroll that is on its way to
 * another one, such as that of the key which had this part loaded.
 */
function writeAfterAttaching(): typeof windowScroll {
  let isAttached = false;
  return (...write) => {
    if (isAttached) {
      windowScroll(...write);
    }
    isAttached = true;
  };
}
