import { formatPosition } from '#lib/domain/kubernetes/live-change.ts';
import { formatMessage } from './format-message.ts';
import type { LiveStore } from './live-store.ts';

export interface ChangeBatchesOptions {
  store: Pick<LiveStore, 'position' | 'read'>;
  /** Longest time a change waits for others to travel with it. */
  batchMs: number;
  /** About how long a message of changes becomes. */
  messageChars: number;
  /** More may be read than before. */
  onBatch(): void;
}

/** The store's changes as messages. Between `end` and `begin` nothing is to be read. */
export interface ChangeBatches {
  /** Number of the last change that may be read: later ones wait for others to travel with them. */
  readonly last: number;
  /** Everything that has changed so far may be read. */
  begin(): void;
  /** Something has changed. */
  add(): void;
  /** What comes next after change `seq`; undefined where there is nothing. */
  after(seq: number): ChangeBatch | undefined;
  end(): void;
}

interface ChangeBatch {
  /** Number of the last change in it. */
  last: number;
  bytes: Uint8Array;
}

/** Keeps the message that was written last, so readers that go at the same pace are given the same bytes. */
export function createChangeBatches(options: ChangeBatchesOptions): ChangeBatches {
  const { store, batchMs, messageChars, onBatch } = options;
  let flushed = store.position.seq;
  let formatted: (ChangeBatch & { after: number }) | undefined;
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    timer = undefined;
    flushed = store.position.seq;
    onBatch();
  }

  return {
    get last() {
      return flushed;
    },
    begin() {
      flushed = store.position.seq;
    },
    add() {
      timer ??= setTimeout(flush, batchMs);
    },
    after(seq) {
      if (formatted?.after !== seq) {
        const changes = store.read(seq, flushed, messageChars);
        if (changes === undefined) {
          return undefined;
        }
        const { last, json } = changes;
        const id = formatPosition({ epoch: store.position.epoch, seq: last });
        formatted = { after: seq, last, bytes: formatMessage('changes', json, id) };
      }
      return formatted;
    },
    end() {
      clearTimeout(timer);
      timer = undefined;
      formatted = undefined;
    },
  };
}
