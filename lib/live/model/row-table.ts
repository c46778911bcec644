import { isDeepStrictEqual } from 'node:util';

/** One line of a list, with the values that its columns show. */
export interface Row {
  /** The same as long as it stands for the same thing. */
  readonly id: string;
}

/** What became of one row: new without `before`, gone without `after`. */
export interface RowChange<R extends Row> {
  before: R | undefined;
  after: R | undefined;
}

/** All rows of a noun. */
export interface RowTable<R extends Row> {
  readonly size: number;
  get(id: string): R | undefined;
  rows(): IterableIterator<R>;
  /** Takes rows out and puts others in, at once; a row that is the same afterwards has not changed. */
  replace(gone: Iterable<string>, made: Iterable<R>): void;
  /** Returns the way out. */
  subscribe(listener: (changes: readonly RowChange<R>[]) => void): () => void;
}

export function createRowTable<R extends Row>(): RowTable<R> {
  const rows = new Map<string, R>();
  const listeners = new Set<(changes: readonly RowChange<R>[]) => void>();

  function put(id: string, after: R | undefined): RowChange<R> | undefined {
    const before = rows.get(id);
    if (isDeepStrictEqual(before, after)) {
      return undefined;
    }
    if (after === undefined) {
      rows.delete(id);
    } else {
      rows.set(id, after);
    }
    return { before, after };
  }

  return {
    get size() {
      return rows.size;
    },
    get: (id) => rows.get(id),
    rows: () => rows.values(),
    replace(gone, made) {
      const wanted = new Map<string, R | undefined>([...gone].map((id) => [id, undefined]));
      for (const row of made) {
        wanted.set(row.id, row);
      }
      const changes = [...wanted].flatMap(([id, row]) => put(id, row) ?? []);
      if (changes.length > 0) {
        for (const listener of listeners) {
          listener(changes);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
