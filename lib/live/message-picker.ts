import { formatPosition, type LiveHello, type LiveSource } from '#lib/domain/kubernetes/live-change.ts';
import type { ChangeBatches } from './change-batches.ts';
import { formatMessage } from './format-message.ts';
import type { LiveStore } from './live-store.ts';

/** How far one reader is. */
export interface ReadingPlace {
  /** Number of the last change that it was given. */
  seq: number;
  /** Has taken nothing since the last beat. */
  owesBeat: boolean;
}

export interface MessagePickerOptions {
  /** What it is told first. */
  hello: LiveHello;
  store: Pick<LiveStore, 'connected'>;
  batches: Pick<ChangeBatches, 'after'>;
}

const beat = formatMessage('beat', '1');

/**
 * Picks what one reader is given next: the hello, then changes, then whether the Kubernetes API answers where it has not
 * been told so, then a beat where one is due. Moves its place behind the changes that it is given.
 * @returns the way to the next message; it gives undefined while there is none.
 */
export function createMessagePicker(
  place: ReadingPlace,
  { hello, store, batches }: MessagePickerOptions,
): () => Uint8Array | undefined {
  let isGreeted = false;
  let shown: boolean | undefined;

  return () => {
    if (!isGreeted) {
      isGreeted = true;
      return formatMessage('hello', JSON.stringify(hello), formatPosition(hello.position));
    }
    const changes = batches.after(place.seq);
    if (changes !== undefined) {
      place.seq = changes.last;
      return changes.bytes;
    }
    if (shown !== store.connected) {
      shown = store.connected;
      return formatMessage('source', JSON.stringify({ connected: shown } satisfies LiveSource));
    }
    return place.owesBeat ? beat : undefined;
  };
}
