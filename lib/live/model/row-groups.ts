import type { Row, RowTable } from './row-table.ts';

/** Rows that have something in common. */
export interface RowGroup<R extends Row> {
  readonly key: string;
  /** By their ids; never empty. */
  readonly rows: ReadonlyMap<string, R>;
  /** How many of them are counted. */
  readonly counted: number;
  /** Another one after each change of the group. */
  readonly revision: number;
}

/** The rows of a table in groups, kept by the change. */
export interface RowGroups<R extends Row> {
  readonly groups: ReadonlyMap<string, RowGroup<R>>;
  /** To be called before it is forgotten. */
  close(): void;
}

interface Group<R extends Row> extends RowGroup<R> {
  rows: Map<string, R>;
  counted: number;
  revision: number;
}

/**
 * @param keyOf the group of a row.
 * @param counts which rows are counted.
 * @param onChange called after each change of a row.
 */
export function createRowGroups<R extends Row>(
  table: RowTable<R>,
  keyOf: (row: R) => string,
  counts: (row: R) => boolean,
  onChange: () => void,
): RowGroups<R> {
  const groups = new Map<string, Group<R>>();
  let revision = 0;

  function put(row: R): void {
    const key = keyOf(row);
    const group = groups.get(key) ?? { key, rows: new Map(), counted: 0, revision: 0 };
    groups.set(key, group);
    group.rows.set(row.id, row);
    group.counted += counts(row) ? 1 : 0;
    group.revision = ++revision;
  }

  function drop(row: R): void {
    const group = groups.get(keyOf(row));
    if (group?.rows.delete(row.id) === true) {
      group.counted -= counts(row) ? 1 : 0;
      group.revision = ++revision;
      if (group.rows.size === 0) {
        groups.delete(group.key);
      }
    }
  }

  for (const row of table.rows()) {
    put(row);
  }
  const close = table.subscribe((changes) => {
    for (const { before, after } of changes) {
      if (before !== undefined) {
        drop(before);
      }
      if (after !== undefined) {
        put(after);
      }
    }
    onChange();
  });
  return { groups, close };
}
