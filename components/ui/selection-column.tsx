'use client';

import type { RowsColumn } from './rows-table.tsx';
import type { Selection } from './use-selection.ts';

/** The column by which rows of a list are selected. @param nameOf what a row is called. */
export function selectionColumn<R extends { id: string }>(
  selection: Selection<R>,
  nameOf: (row: R) => string,
): RowsColumn<R> {
  return {
    id: 'selected',
    header: 'Selected',
    headerHidden: true,
    className: 'w-8 pr-0 sm:pr-0',
    cell: (row) => (
      // the target is larger than the box
      <label className="-m-2 flex size-8 cursor-pointer items-center justify-center">
        <input
          type="checkbox"
          aria-label={`Select ${nameOf(row)}`}
          checked={selection.has(row.id)}
          onChange={() => selection.toggle(row)}
          className="size-4 accent-accent"
        />
      </label>
    ),
  };
}
