import type { Row, RowTable } from './row-table.ts';

/** How many rows of a table there are of a sort, kept by the change. */
export interface RowCount {
  readonly count: number;
  /** To be called before it is forgotten. */
  close(): void;
}

/** @param onChange called when there are more or fewer. */
export function createRowCount<R extends Row>(
  table: RowTable<R>,
  counts: (row: R) => boolean,
  onChange: () => void,
): RowCount {
  let count = 0;
  for (const row of table.rows()) {
    count += counts(row) ? 1 : 0;
  }
  const close = table.subscribe((changes) => {
    const before = count;
    for (const change of changes) {
      count -= change.before !== undefined && counts(change.before) ? 1 : 0;
      count += change.after !== undefined && counts(change.after) ? 1 : 0;
    }
    if (count !== before) {
      onChange();
    }
  });
  return {
    get count() {
      return count;
    },
    close,
  };
}
