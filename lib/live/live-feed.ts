import type { LivePosition } from '#lib/domain/kubernetes/live-change.ts';
import { MooringError } from '#lib/errors.ts';
import { createChangeBatches } from './change-batches.ts';
import type { LiveStore } from './live-store.ts';
import { createMessagePicker, type ReadingPlace } from './message-picker.ts';

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

interface Place extends ReadingPlace {
  events: LiveReaderEvents;
}

/**
 * Readers ask for what comes next when they have room for it, so none of them can make anything pile up here: changes wait in
 * the store's log, of bounded size, and readers that go at the same pace are given the same bytes. Who takes nothing from one
 * beat to the next, or is left behind by the log, is cut off.
 */
export function createLiveFeed(options: LiveFeedOptions): LiveFeed {
  const { store, maxReaders, batchMs = 20, beatMs = 15_000, messageChars = 256 * 1024 } = options;
  const places = new Set<Place>();
  const batches = createChangeBatches({ store, batchMs, messageChars, onBatch });
  let beatTimer: NodeJS.Timeout | undefined;
  let unsubscribe: (() => void) | undefined;

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

  function onBatch(): void {
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
    batches.begin();
    beatTimer = setInterval(sendBeat, beatMs);
    unsubscribe = store.subscribe({ onChange: batches.add, onSource: wake });
  }

  function leave(place: Place): void {
    if (places.delete(place) && places.size === 0) {
      unsubscribe?.();
      clearInterval(beatTimer);
      batches.end();
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
      const seq = goesOn ? Math.min(since.seq, batches.last) : batches.last;
      const place: Place = { events, seq, owesBeat: false };
      places.add(place);
      const hello = { position: { epoch, seq }, reset: since !== undefined && !goesOn };
      const pick = createMessagePicker(place, { hello, store, batches });

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
