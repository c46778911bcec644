import {
  formatPosition,
  type LiveHello,
  type LivePosition,
  type LiveSource,
} from '#lib/domain/kubernetes/live-change.ts';
import { MooringError } from '#lib/errors.ts';
import type { LiveStore } from './live-store.ts';

export interface LiveFeedOptions {
  store: Pick<LiveStore, 'position' | 'connected' | 'reaches' | 'read' | 'subscribe'>;
  /** Readers at once. */
  maxReaders: number;
  /** Longest time a change waits for others to travel with it. */
  batchMs?: number;
  beatMs?: number;
  /** About how long a message of changes becomes. */
  messageChars?: number;
}

/** One reader's way through the messages: it holds a place in the row of changes, never the changes themselves. */
export interface LiveReader {
  /** The next message; undefined while there is none, and `onReady` is called when there may be one. */
  next(): Uint8Array | undefined;
  leave(): void;
}

export interface LiveReaderEvents {
  onReady(): void;
  /** The reader was too slow and is forgotten: the rest of what it asked for will not come. */
  onCut(): void;
}

/**
 * The console's events for all its readers, as messages in the wire format of server-sent events: `hello` with the position,
 * then `changes` in batches, `source` when the Kubernetes API is lost or found, and a `beat`, because a silent connection may
 * be a dead one.
 */
export interface LiveFeed {
  /** Readers now. */
  readonly readers: number;
  /**
   * @param since where the reader was; without it the stream starts now.
   * @throws MooringError UNAVAILABLE when there are as many readers as may be.
   */
  open(since: LivePosition | undefined, events: LiveReaderEvents): LiveReader;
}

interface Place {
  events: LiveReaderEvents;
  seq: number;
  /** Has taken nothing since the last beat. */
  owesBeat: boolean;
}

const encoder = new TextEncoder();
const beat = message('beat', '1');

/**
 * Readers ask for what comes next when they have room for it, so none of them can make anything pile up here: changes wait in
 * the store's log, of bounded size, and readers that go at the same pace are given the same bytes. Who takes nothing from one
 * beat to the next, or is left behind by the log, is cut off.
 */
export function createLiveFeed(options: LiveFeedOptions): LiveFeed {
  const { store, maxReaders, batchMs = 20, beatMs = 15_000, messageChars = 256 * 1024 } = options;
  const places = new Set<Place>();
  /** Changes up to here may be read: later ones wait for others to travel with them. */
  let flushed = store.position.seq;
  let formatted: { after: number; last: number; bytes: Uint8Array } | undefined;
  let batchTimer: NodeJS.Timeout | undefined;
  let beatTimer: NodeJS.Timeout | undefined;
  let unsubscribe: (() => void) | undefined;

  function changesAfter(seq: number) {
    if (formatted?.after !== seq) {
      const changes = store.read(seq, flushed, messageChars);
      if (changes === undefined) {
        return undefined;
      }
      const { last, json } = changes;
      const id = formatPosition({ epoch: store.position.epoch, seq: last });
      formatted = { after: seq, last, bytes: message('changes', json, id) };
    }
    return formatted;
  }

  function cutWhere(isLost: (place: Place) => boolean): void {
    for (const place of [...places].filter(isLost)) {
      leave(place);
      place.events.onCut();
    }
  }

  function wake(): void {
    for (const { events } of places) {
      events.onReady();
    }
  }

  function flush(): void {
    batchTimer = undefined;
    flushed = store.position.seq;
    cutWhere(({ seq }) => !store.reaches(seq));
    wake();
  }

  function sendBeat(): void {
    cutWhere(({ owesBeat }) => owesBeat);
    for (const place of places) {
      place.owesBeat = true;
    }
    wake();
  }

  function begin(): void {
    flushed = store.position.seq;
    beatTimer = setInterval(sendBeat, beatMs);
    unsubscribe = store.subscribe({
      onChange() {
        batchTimer ??= setTimeout(flush, batchMs);
      },
      onSource: wake,
    });
  }

  function leave(place: Place): void {
    if (places.delete(place) && places.size === 0) {
      unsubscribe?.();
      clearInterval(beatTimer);
      clearTimeout(batchTimer);
      batchTimer = undefined;
      formatted = undefined;
    }
  }

  return {
    get readers() {
      return places.size;
    },
    open(since, events) {
      if (places.size >= maxReaders) {
        throw new MooringError(
          'UNAVAILABLE',
          `All live pages that the console serves at once (${maxReaders}) are taken.`,
          {
            hint: 'Close pages that nobody needs, or raise MOORING_CONSOLE_STREAMS. This page tries again by itself.',
          },
        );
      }
      if (places.size === 0) {
        begin();
      }
      const { epoch } = store.position;
      const goesOn = since !== undefined && since.epoch === epoch && store.reaches(since.seq);
      const place: Place = { events, seq: goesOn ? Math.min(since.seq, flushed) : flushed, owesBeat: false };
      places.add(place);
      let greeting: LiveHello | undefined = {
        position: { epoch, seq: place.seq },
        reset: since !== undefined && !goesOn,
      };
      let shown: boolean | undefined;

      function pick(): Uint8Array | undefined {
        if (greeting !== undefined) {
          const hello = message('hello', JSON.stringify(greeting), formatPosition(greeting.position));
          greeting = undefined;
          return hello;
        }
        const changes = changesAfter(place.seq);
        if (changes !== undefined) {
          place.seq = changes.last;
          return changes.bytes;
        }
        if (shown !== store.connected) {
          shown = store.connected;
          return message('source', JSON.stringify({ connected: shown } satisfies LiveSource));
        }
        return place.owesBeat ? beat : undefined;
      }

      return {
        next() {
          const picked = places.has(place) ? pick() : undefined;
          if (picked !== undefined) {
            place.owesBeat = false;
          }
          return picked;
        },
        leave: () => leave(place),
      };
    },
  };
}

function message(event: string, data: string, id?: string): Uint8Array {
  return encoder.encode(`event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`);
}
