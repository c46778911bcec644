'use client';

import { useEffect, useRef } from 'react';
import type { RowSelection } from '#lib/client/use-row-selection.ts';

export interface SelectBoxProps {
  label: string;
  checked: boolean;
  isMixed?: boolean;
  disabled?: boolean;
  /** @param extend all rows from the one before to this one are meant. */
  onClick(extend: boolean): void;
}

/** The box that selects a row; with Shift all rows up to it. */
export function SelectBox({ label, checked, isMixed = false, disabled = false, onClick }: SelectBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) {
      box.current.indeterminate = isMixed;
    }
  }, [isMixed]);
  return (
    <label className="-m-2 inline-flex cursor-pointer p-2 align-middle has-disabled:cursor-default">
      <input
        ref={box}
        type="checkbox"
        aria-label={label}
        title={label}
        checked={checked}
        disabled={disabled}
        className="size-4 accent-accent disabled:opacity-55"
        onChange={({ nativeEvent }) => onClick(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
      />
    </label>
  );
}

/** The head of the column of boxes: selects all that the filter lets through. */
export function SelectAllCell({ selection }: { selection: RowSelection }) {
  const { ids, total, mostAtOnce, selectAll, clear } = selection;
  const isAll = ids.size > 0 && ids.size >= total;
  const isTooMany = total > mostAtOnce;
  return (
    <th scope="col" className="h-9 w-10 pl-4">
      <SelectBox
        label={
          isTooMany
            ? `Narrow the list to ${mostAtOnce} rows at most to select all of them`
            : `Select all ${total}`
        }
        checked={isAll}
        isMixed={ids.size > 0 && !isAll}
        disabled={isTooMany && ids.size === 0}
        onClick={() => (ids.size > 0 ? clear() : selectAll())}
      />
    </th>
  );
}
