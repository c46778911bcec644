import type { LivePosition } from '#lib/domain/kubernetes/live-change.ts';
import type { LiveFeed } from './live-feed.ts';

/**
 * The feed as the body of an answer. It queues nothing: a message is taken from the feed when the connection has room for it,
 * so a reader that is cut off leaves nothing behind but what its connection is sending.
 * @throws MooringError UNAVAILABLE when there are as many readers as may be.
 */
export function createLiveStream(
  feed: LiveFeed,
  since: LivePosition | undefined,
): ReadableStream<Uint8Array> {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let asking: (() => void) | undefined;
  const reader = feed.open(since, { onReady: give, onCut: () => controller?.close() });

  function give(): void {
    const message = asking === undefined ? undefined : reader.next();
    if (message !== undefined) {
      controller?.enqueue(message);
      asking?.();
      asking = undefined;
    }
  }

  return new ReadableStream<Uint8Array>(
    {
      start(given) {
        controller = given;
      },
      pull() {
        return new Promise((resolve) => {
          asking = resolve;
          give();
        });
      },
      cancel: () => reader.leave(),
    },
    new CountQueuingStrategy({ highWaterMark: 0 }),
  );
}
