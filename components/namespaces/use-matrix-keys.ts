'use client';

import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { type MatrixPlace, moveInMatrix, placeWithin } from '#lib/domain/view/matrix-move.ts';
import { headRowPx, rowPx } from './matrix-layout.ts';

export interface MatrixKeysOptions {
  scroller: RefObject<HTMLDivElement | null>;
  rowCount: number;
  columnCount: number;
}

/** The cell that the keyboard is at: one stop of the Tab key, moved by the arrows. */
export function useMatrixKeys({ scroller, rowCount, columnCount }: MatrixKeysOptions) {
  const [place, setPlace] = useState<MatrixPlace>({ row: 0, column: 0 });
  const isMoving = useRef(false);
  const size = { rows: rowCount, columns: columnCount };
  const active = placeWithin(place, size);

  // at the latest when what the cell shows has come
  useEffect(() => {
    const place = `[data-place="${active.row} ${active.column}"]`;
    const target = isMoving.current
      ? scroller.current?.querySelector<HTMLElement>(`${place} input, ${place} button`)
      : undefined;
    if (target) {
      isMoving.current = false;
      // the browser scrolls it into sight
      target.focus();
    }
  });

  return {
    active,
    onKeyDown(event: KeyboardEvent): void {
      const pageRows = Math.max(
        1,
        Math.floor(((scroller.current?.clientHeight ?? 0) - headRowPx) / rowPx) - 1,
      );
      const key = { key: event.key, isFar: event.ctrlKey || event.metaKey };
      const to = moveInMatrix(active, key, { ...size, pageRows });
      if (to !== undefined && !event.altKey) {
        event.preventDefault();
        isMoving.current = true;
        setPlace(to);
      }
    },
    /** By pointer or script: the arrows go on from there. */
    onFocus({ target }: FocusEvent<HTMLElement>): void {
      const [row, column] = target.closest<HTMLElement>('[data-place]')?.dataset.place?.split(' ') ?? [];
      if (row !== undefined && column !== undefined) {
        setPlace({ row: Number(row), column: Number(column) });
      }
    },
  };
}
