import type { Row, RowChange, RowTable } from './row-table.ts';

/** How many rows of a table there are of each sort, kept by the change. */
export interface RowTally {
  /** 0 for a sort that no row is of. */
  of(sort: string): number;
  /** To be called before it is forgotten. */
  close(): void;
}

/** @param onChange called when there are more or fewer of any sort. */
export function createRowTally<R extends Row>(
  table: RowTable<R>,
  sortOf: (row: R) => string,
  onChange: () => void,
): RowTally {
  const counts = new Map<string, number>();
  const add = (sort: string, by: number) => counts.set(sort, (counts.get(sort) ?? 0) + by);
  for (const row of table.rows()) {
    add(sortOf(row), 1);
  }
  /** @returns whether it makes a difference. */
  function apply({ before, after }: RowChange<R>): boolean {
    const was = before === undefined ? undefined : sortOf(before);
    const is = after === undefined ? undefined : sortOf(after);
    if (was === is) {
      return false;
    }
    if (was !== undefined) {
      add(was, -1);
    }
    if (is !== undefined) {
      add(is, 1);
    }
    return true;
  }

  const close = table.subscribe((changes) => {
    if (changes.map(apply).includes(true)) {
      onChange();
    }
  });
  return { of: (sort) => counts.get(sort) ?? 0, close };
}
