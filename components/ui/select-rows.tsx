'use client';

import { useCallback, useEffect, useRef } from 'react';
import type { Rows } from '#lib/client/use-rows.ts';
import type { Selection } from './use-selection.ts';

/** Selects a row, or takes it out; with `extend` all rows from the last one to it become as it becomes. */
export type SelectRow<R> = (row: R, index: number, extend: boolean) => void;

/** The same function at each render, so that a row is not drawn again because another one was selected. */
export function useSelectRow<R extends { id: string }>(
  rows: Rows<R>,
  selection: Selection<R> | undefined,
): SelectRow<R> {
  const now = useRef({ rows, selection });
  const last = useRef<number>(undefined);
  useEffect(() => {
    now.current = { rows, selection };
  });
  return useCallback((row, index, extend) => {
    const { rows: shown, selection: known } = now.current;
    const between = extend && last.current !== undefined ? stretch(shown, last.current, index) : [];
    last.current = index;
    known?.put([...between, row], !known.has(row.id));
  }, []);
}

/** Rows that are not loaded are not selected by a stretch. */
function stretch<R>(rows: Rows<R>, from: number, to: number): R[] {
  const [first, end] = from < to ? [from, to] : [to, from];
  return Array.from({ length: end - first + 1 }, (_, offset) => rows.at(first + offset)).flatMap(
    (row) => row ?? [],
  );
}

export interface SelectBoxProps {
  label: string;
  checked: boolean;
  /** @param extend all rows from the one before to this one are meant. */
  onClick(extend: boolean): void;
}

/** The box that selects a row; with Shift all rows up to it. */
export function SelectBox({ label, checked, onClick }: SelectBoxProps) {
  return (
    // the target is larger than the box
    <label className="-m-2 inline-flex size-8 cursor-pointer items-center justify-center align-middle">
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        className="size-4 accent-accent"
        onChange={({ nativeEvent }) => onClick((nativeEvent as MouseEvent).shiftKey === true)}
      />
    </label>
  );
}
