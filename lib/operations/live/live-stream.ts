import { stringifyExact } from '../../domain/exact-json.ts';
import { objectKey } from '../../domain/kube-object.ts';
import {
  formatPosition,
  type LiveChange,
  type LiveHello,
  type LivePosition,
  type LiveSource,
} from '../../domain/live-change.ts';
import type { LiveStore } from './live-store.ts';

export interface LiveStreamOptions {
  store: LiveStore;
  /** Where the reader was; without it the stream starts now. */
  since: LivePosition | undefined;
  /** Longest time a change waits for others to travel with it. */
  batchMs?: number;
  beatMs?: number;
  /** A reader that leaves more than this unread is disconnected, and comes back when it can. */
  backlogBytes?: number;
}

/**
 * The console's event stream in the wire format of server-sent events: `hello` with the position, then `changes` in
 * batches, `source` when the Kubernetes API is lost or found, and a `beat`, because a silent connection may be a dead one.
 */
export function createLiveStream(options: LiveStreamOptions): ReadableStream<Uint8Array> {
  const { store, since, batchMs = 20, beatMs = 15_000, backlogBytes = 8 * 1024 * 1024 } = options;
  const encoder = new TextEncoder();
  const waiting = new Map<string, LiveChange>();
  let batchTimer: NodeJS.Timeout | undefined;
  let beatTimer: NodeJS.Timeout | undefined;
  let unsubscribe: (() => void) | undefined;
  let ended = false;

  function end(): void {
    ended = true;
    unsubscribe?.();
    clearTimeout(batchTimer);
    clearInterval(beatTimer);
  }

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        function send(event: string, data: unknown, id = ''): void {
          if (ended) {
            return;
          }
          if ((controller.desiredSize ?? 0) < 0) {
            end();
            controller.close();
            return;
          }
          const text = `event: ${event}\n${id === '' ? '' : `id: ${id}\n`}data: ${stringifyExact(data)}\n\n`;
          controller.enqueue(encoder.encode(text));
        }

        function flush(): void {
          batchTimer = undefined;
          const batch = [...waiting.values()];
          waiting.clear();
          sendChanges(batch);
        }

        function sendChanges(batch: LiveChange[]): void {
          const last = batch.at(-1);
          if (last !== undefined) {
            send('changes', batch, formatPosition({ epoch: store.position.epoch, seq: last.seq }));
          }
        }

        const missed = since === undefined ? [] : store.since(since);
        const hello: LiveHello = {
          position: missed === undefined || since === undefined ? store.position : since,
          reset: missed === undefined,
        };
        send('hello', hello, formatPosition(hello.position));
        sendChanges(missed ?? []);
        send('source', { connected: store.connected } satisfies LiveSource);
        if (ended) {
          return;
        }
        unsubscribe = store.subscribe({
          onChange(change) {
            // the last of several changes of one object stands for all, in its own place
            const key = `${change.kind} ${change.type === 'put' ? objectKey(change.object) : change.key}`;
            waiting.delete(key);
            waiting.set(key, change);
            batchTimer ??= setTimeout(flush, batchMs);
          },
          onSource(connected) {
            send('source', { connected } satisfies LiveSource);
          },
        });
        beatTimer = setInterval(() => send('beat', 1), beatMs);
      },
      cancel: end,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: backlogBytes }),
  );
}
