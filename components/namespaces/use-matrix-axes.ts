'use client';

import { type RefObject, useCallback, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { MatrixPlace } from '#lib/domain/view/matrix-move.ts';
import { drawnPlaces, type MatrixAxis, placesInSight } from './matrix-axis.ts';
import { columnPx, headColumnPx, headRowPx, rowPx } from './matrix-layout.ts';

const narrow = '(max-width: 639px)';

function subscribe(listener: () => void): () => void {
  const query = matchMedia(narrow);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

interface Scroll {
  topPx: number;
  leftPx: number;
  heightPx: number;
  widthPx: number;
}

/** What a browser of common size shows is in the page before any script runs. */
const usual: Scroll = { topPx: 0, leftPx: 0, heightPx: 700, widthPx: 1_280 };

export interface MatrixAxesOptions {
  scroller: RefObject<HTMLDivElement | null>;
  rowCount: number;
  columnCount: number;
  active: MatrixPlace;
}

/** Which rows and columns are in sight; the cell that has the keyboard stays in the page, wherever somebody scrolls. */
export function useMatrixAxes({ scroller, rowCount, columnCount, active }: MatrixAxesOptions) {
  const isNarrow = useSyncExternalStore(
    subscribe,
    () => matchMedia(narrow).matches,
    () => false,
  );
  const headPx = isNarrow ? headColumnPx.narrow : headColumnPx.wide;
  const rowAxis: MatrixAxis = { count: rowCount, placePx: rowPx, headPx: headRowPx, overscan: 6 };
  const columnAxis: MatrixAxis = { count: columnCount, placePx: columnPx, headPx, overscan: 2 };
  const scroll = useScroll(scroller);
  const rows = placesInSight(rowAxis, { fromPx: scroll.topPx, seenPx: scroll.heightPx });
  const columns = placesInSight(columnAxis, { fromPx: scroll.leftPx, seenPx: scroll.widthPx });
  return {
    headPx,
    inSight: { rows, columns },
    rows: drawnPlaces(rowAxis, rows, active.row),
    columns: drawnPlaces(columnAxis, columns, active.column),
    heightPx: headRowPx + rowCount * rowPx,
    widthPx: headPx + columnCount * columnPx,
  };
}

/** Of the scroller, in steps of a row and a column: between those nothing is drawn anew. */
function useScroll(scroller: RefObject<HTMLDivElement | null>): Scroll {
  const [scroll, setScroll] = useState(usual);
  const look = useCallback(() => {
    const element = scroller.current;
    if (element !== null) {
      const next = {
        topPx: Math.floor(element.scrollTop / rowPx) * rowPx,
        leftPx: Math.floor(element.scrollLeft / columnPx) * columnPx,
        heightPx: element.clientHeight + rowPx,
        widthPx: element.clientWidth + columnPx,
      };
      setScroll((now) => (isSame(now, next) ? now : next));
    }
  }, [scroller]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) {
      return undefined;
    }
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, look]);
  return scroll;
}

function isSame(left: Scroll, right: Scroll): boolean {
  return (
    left.topPx === right.topPx &&
    left.leftPx === right.leftPx &&
    left.heightPx === right.heightPx &&
    left.widthPx === right.widthPx
  );
}
