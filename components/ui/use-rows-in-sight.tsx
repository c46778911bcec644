'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useEffect, useState } from 'react';
import { loadPart } from '#lib/client/load-part.ts';
import { type RowsInSight, rowsAtTop, usualWindowPx, type WindowedRows } from './rows-in-sight.ts';

const WindowRows = dynamic(
  () => loadPart(() => import('./window-rows.tsx')).then((module) => module.WindowRows),
  { ssr: false },
);

/** What people do before they scroll. */
const reaching = ['pointermove', 'wheel', 'touchstart', 'keydown', 'scroll'] as const;

/**
 * Which rows are in sight. Those at the top are drawn as they come with the page; what follows the window is loaded when somebody
 * reaches for the page.
 * @returns `follower` is to be drawn anywhere.
 */
export function useRowsInSight(rows: WindowedRows): { sight: RowsInSight; follower: ReactNode } {
  const [sight, setSight] = useState<RowsInSight>();
  const atTop = rowsAtTop(rows);
  const isFollowed = useIsReached(atTop.last < rows.count - 1);
  return {
    sight: sight ?? atTop,
    follower: isFollowed ? <WindowRows {...rows} onSight={setSight} /> : null,
  };
}

/** Becomes true, and stays, once somebody reaches for a page with more rows than are drawn, or sees past them already. */
function useIsReached(isLong: boolean): boolean {
  const [isReached, setIsReached] = useState(false);
  useEffect(() => {
    if (!isLong || isReached) {
      return undefined;
    }
    const reach = () => setIsReached(true);
    if (window.scrollY > 0 || window.innerHeight > usualWindowPx) {
      reach();
    }
    for (const event of reaching) {
      window.addEventListener(event, reach, { passive: true });
    }
    return () => {
      for (const event of reaching) {
        window.removeEventListener(event, reach);
      }
    };
  }, [isLong, isReached]);
  return isReached;
}
