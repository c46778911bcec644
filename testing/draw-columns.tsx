import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { Column } from '#components/ui/data-table.tsx';

interface Drawn<T> {
  id: string;
  cell(row: T): ReactNode;
}

function columnOf<C extends { id: string }>(columns: readonly C[], id: string): C {
  const column = columns.find((one) => one.id === id);
  if (column === undefined) {
    throw new Error(`no column is called ${id}`);
  }
  return column;
}

/** Draws one cell in a page of its own, in place of what was drawn before. */
export function drawCell<T>(columns: readonly Drawn<T>[], id: string, row: T): HTMLElement {
  cleanup();
  return render(<div>{columnOf(columns, id).cell(row)}</div>).container;
}

/** What a cell says, with what only assistive technology reads; runs of space are one. */
export function cellText<T>(columns: readonly Drawn<T>[], id: string, row: T): string {
  return (drawCell(columns, id, row).textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Names of the rows in the ascending order of a column. */
export function orderBy<T>(
  columns: readonly Column<T>[],
  id: string,
  rows: readonly T[],
  nameOf: (row: T) => string,
): string[] {
  const { compare } = columnOf(columns, id);
  if (compare === undefined) {
    throw new Error(`the column ${id} cannot be sorted`);
  }
  return rows.toSorted(compare).map(nameOf);
}

/** Ids of the columns that can be sorted. */
export function sortableIds(columns: readonly Column<never>[]): string[] {
  return columns.filter(({ compare }) => compare !== undefined).map(({ id }) => id);
}
