import type { Row, RowChange, RowTable } from './row-table.ts';

/** Which rows of a table are shown, and in which order. */
export interface RowSelection<R extends Row> {
  matches(row: R): boolean;
  /** Negative where `left` stands first; rows that are equal by it stand in the order of their ids. */
  compare(left: R, right: R): number;
}

/** A stretch of the selected rows: `size` of them from the one at `from` on, counted from 0. */
export interface RowWindow {
  from: number;
  size: number;
}

/** The selected rows of a table in their order, kept by the change: a row that changes is moved, the others are not looked at. */
export interface RowView<R extends Row> {
  /** How many rows are selected. */
  readonly total: number;
  /** The rows of a stretch; fewer at the end. */
  window(window: RowWindow): R[];
  /** Where the row stands, undefined where it is not selected. */
  indexOf(row: R): number | undefined;
  /** To be called before the view is forgotten. */
  close(): void;
}

/** @param onChange called after changes of selected rows, once for each change of the table. */
export function createRowView<R extends Row>(
  table: RowTable<R>,
  selection: RowSelection<R>,
  onChange: () => void,
): RowView<R> {
  const inOrder = (left: R, right: R) =>
    selection.compare(left, right) || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);
  const selected = [...table.rows()].filter(selection.matches).sort(inOrder);

  /** Where `row` stands, or would stand. */
  function placeOf(row: R): number {
    let low = 0;
    let high = selected.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (inOrder(selected[middle] as R, row) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  function apply({ before, after }: RowChange<R>): boolean {
    const was = before !== undefined && selection.matches(before);
    const is = after !== undefined && selection.matches(after);
    if (was) {
      selected.splice(placeOf(before), 1);
    }
    if (is) {
      selected.splice(placeOf(after), 0, after);
    }
    return was || is;
  }

  const unsubscribe = table.subscribe((changes) => {
    if (changes.map(apply).includes(true)) {
      onChange();
    }
  });

  return {
    get total() {
      return selected.length;
    },
    window: ({ from, size }) => selected.slice(from, from + size),
    indexOf(row) {
      const place = placeOf(row);
      return selected[place]?.id === row.id ? place : undefined;
    },
    close: unsubscribe,
  };
}
