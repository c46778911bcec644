import type { Row, RowTable } from './row-table.ts';

/** The names that occur in the rows of a table, kept by the change. */
export interface RowNames {
  has(name: string): boolean;
  /** The first names, in their order, that have the text in them, whatever the case. */
  find(text: string, most: number): string[];
  /** To be called before it is forgotten. */
  close(): void;
}

/**
 * @param namesOf the names that a row has.
 * @param onChange called when a name has come or gone.
 */
export function createRowNames<R extends Row>(
  table: RowTable<R>,
  namesOf: (row: R) => readonly string[],
  onChange: () => void,
): RowNames {
  const counts = new Map<string, number>();
  let sorted: string[] | undefined;

  /** Says whether a name has come or gone. */
  function count(row: R | undefined, by: 1 | -1): boolean {
    let isOther = false;
    for (const name of row === undefined ? [] : namesOf(row)) {
      const before = counts.get(name) ?? 0;
      const after = before + by;
      if (after === 0) {
        counts.delete(name);
      } else {
        counts.set(name, after);
      }
      isOther ||= before === 0 || after === 0;
    }
    return isOther;
  }

  for (const row of table.rows()) {
    count(row, 1);
  }
  const close = table.subscribe((changes) => {
    // a name that a row has before and after does not go in between
    const come = changes.map(({ after }) => count(after, 1));
    const gone = changes.map(({ before }) => count(before, -1));
    if (come.includes(true) || gone.includes(true)) {
      sorted = undefined;
      onChange();
    }
  });

  return {
    has: (name) => counts.has(name),
    find(text, most) {
      sorted ??= [...counts.keys()].sort();
      const wanted = text.trim().toLowerCase();
      const found: string[] = [];
      for (const name of sorted) {
        if (found.length < most && name.toLowerCase().includes(wanted)) {
          found.push(name);
        }
      }
      return found;
    },
    close,
  };
}
