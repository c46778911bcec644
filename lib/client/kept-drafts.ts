import type { DraftStore } from './draft-store.ts';

export interface KeptDrafts {
  /** What was kept last; the same value as long as it stays. */
  read(key: string): unknown;
  /** @param options.store false for what must not be written into the browser's storage */
  keep(key: string, draft: unknown, options: { store: boolean }): void;
  drop(key: string): void;
  /** Writes what still waits to be written. */
  writeAll(): void;
  subscribe(listener: () => void): () => void;
}

/** Writing a long text at each key that is pressed would be felt. */
const writeAfterMs = 250;

/** Drafts in memory, which follow into the storage a moment later. */
export function createKeptDrafts(storage: DraftStore): KeptDrafts {
  const drafts = new Map<string, unknown>();
  const waiting = new Set<string>();
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function set(key: string, draft: unknown): void {
    drafts.set(key, draft);
    for (const listener of listeners) {
      listener();
    }
  }

  function writeAll(): void {
    clearTimeout(timer);
    timer = undefined;
    for (const key of waiting) {
      storage.write(key, drafts.get(key));
    }
    waiting.clear();
  }

  return {
    read(key) {
      if (!drafts.has(key)) {
        drafts.set(key, storage.read(key));
      }
      return drafts.get(key);
    },
    keep(key, draft, { store }) {
      if (store) {
        waiting.add(key);
        timer ??= setTimeout(writeAll, writeAfterMs);
      } else {
        waiting.delete(key);
        storage.remove(key);
      }
      set(key, draft);
    },
    drop(key) {
      waiting.delete(key);
      storage.remove(key);
      set(key, undefined);
    },
    writeAll,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
