import type { SearchWords } from '#lib/domain/view/search-words.ts';
import { createTextBlocks, type SearchedText } from './text-blocks.ts';

/** A registered service whose specifications are searched. */
export interface SearchedService {
  application: string;
  id: string;
  name: string;
}

/** An operation, an event or a set of a service. */
export interface FoundOperation {
  service: SearchedService;
  name: string;
}

export interface OperationIndexOptions {
  /** The services there are. */
  services(): Iterable<SearchedService>;
  /** What the specifications of one offer by name. */
  read(service: SearchedService): Promise<string[]>;
  now?: () => number;
}

/** What specifications offer by name. They are read when somebody searches, one after the other. */
export interface OperationIndex {
  /** Reads what was not read lately. @param onRead called whenever there is more to be found. Returns the way out. */
  wake(onRead: () => void): () => void;
  find(words: SearchWords, most: number): { total: number; best: FoundOperation[] };
}

/** What was read counts for so long: nobody tells when a specification is replaced. */
const freshForMs = 10 * 60_000;
/** More is not kept. */
const mostNames = 200_000;
const mostCounted = 1_000;

interface Read {
  atMs: number;
  entries: SearchedText<FoundOperation>[];
}

export function createOperationIndex({
  services,
  read,
  now = Date.now,
}: OperationIndexOptions): OperationIndex {
  const blocks = createTextBlocks<FoundOperation>();
  const known = new Map<string, Read>();
  const listeners = new Set<() => void>();
  let size = 0;
  let isReading = false;

  function replace(key: string, made: SearchedText<FoundOperation>[]): void {
    for (const entry of known.get(key)?.entries ?? []) {
      blocks.remove(entry);
      size -= 1;
    }
    size += made.length;
    known.set(key, { atMs: now(), entries: made });
  }

  async function readOne(service: SearchedService): Promise<void> {
    const key = `${service.application}/${service.id}`;
    if (now() - (known.get(key)?.atMs ?? Number.NEGATIVE_INFINITY) < freshForMs) {
      return;
    }
    // what cannot be read is not found, and tried again later
    const names = await read(service).catch((): string[] => []);
    const room = Math.max(0, mostNames - size);
    replace(
      key,
      names
        .slice(0, room)
        .map((name) =>
          blocks.add(`${name}\n${service.name}\n${service.application}`.toLowerCase(), { service, name }),
        ),
    );
    if (names.length > 0) {
      for (const listener of listeners) {
        listener();
      }
    }
  }

  async function readAll(): Promise<void> {
    const all = [...services()];
    const there = new Set(all.map(({ application, id }) => `${application}/${id}`));
    for (const key of known.keys()) {
      if (!there.has(key)) {
        replace(key, []);
        known.delete(key);
      }
    }
    for (const service of all) {
      // nobody searches any more: the rest is read with the next search
      if (listeners.size === 0) {
        return;
      }
      await readOne(service);
    }
  }

  return {
    wake(onRead) {
      listeners.add(onRead);
      if (!isReading) {
        isReading = true;
        void readAll().finally(() => {
          isReading = false;
        });
      }
      return () => listeners.delete(onRead);
    },
    find(words, most) {
      const best: FoundOperation[] = [];
      let total = 0;
      blocks.find(words, (found) => {
        total += 1;
        if (best.length < most) {
          best.push(found);
        }
        return total < mostCounted;
      });
      return { total, best };
    },
  };
}
