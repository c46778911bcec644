import type { AttentionRow } from '#lib/domain/view/attention-causes.ts';
import type { RowTable } from './row-table.ts';

/** Something that is broken, and since when that is known. */
export interface Breakage {
  row: AttentionRow;
  /** Undefined for what was broken when the watching began. */
  sinceMs: number | undefined;
}

/** What is broken, with the time at which each thing broke. */
export interface Breakages {
  /** What broke after a time and is broken still, the latest first. What broke unseen counts for who was not here since then. */
  since(ms: number): Breakage[];
  /** Returns the way out. */
  subscribe(listener: () => void): () => void;
}

export function createBreakages(table: RowTable<AttentionRow>, now: () => number = Date.now): Breakages {
  const startedMs = now();
  const broken = new Map<string, Breakage>();
  const listeners = new Set<() => void>();
  for (const row of table.rows()) {
    if (row.health === 'bad') {
      broken.set(row.id, { row, sinceMs: undefined });
    }
  }
  table.subscribe((changes) => {
    for (const { before, after } of changes) {
      if (after?.health === 'bad') {
        const known = broken.get(after.id);
        broken.set(after.id, { row: after, sinceMs: known === undefined ? now() : known.sinceMs });
      } else if (before !== undefined) {
        broken.delete(before.id);
      }
    }
    for (const listener of listeners) {
      listener();
    }
  });
  return {
    since: (ms) =>
      [...broken.values()]
        .filter(({ sinceMs = startedMs }) => sinceMs > ms)
        .sort((left, right) => (right.sinceMs ?? 0) - (left.sinceMs ?? 0)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
