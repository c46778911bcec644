import { afterEach, expect, test, vi } from 'vitest';
import type { LivePosition } from '#lib/domain/kubernetes/live-change.ts';
import { createChangeLog } from './change-log.ts';
import { createLiveFeed, type LiveFeedOptions } from './live-feed.ts';
import type { LiveListener } from './live-store.ts';
import { createLiveStream } from './live-stream.ts';

/** A feed whose changes the test makes. */
function testFeed(options: Partial<LiveFeedOptions> = {}) {
  const log = createChangeLog({ epoch: 'e', capacity: 100, capacityChars: 20_000 });
  const listeners = new Set<LiveListener>();
  const store = {
    connected: true,
    get position() {
      return log.position;
    },
    reaches: (seq: number) => log.reaches(seq),
    read: vi.fn(log.read),
    subscribe(listener: LiveListener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const feed = createLiveFeed({ store, maxReaders: 10, batchMs: 1, ...options });
  return {
    feed,
    store,
    open: (since?: LivePosition) => createLiveStream(feed, since).getReader(),
    drop(key: string) {
      const change = log.append({ kind: 'pods', type: 'drop', key });
      for (const listener of listeners) {
        listener.onChange(change);
      }
    },
    lose() {
      store.connected = false;
      for (const listener of listeners) {
        listener.onSource(false);
      }
    },
  };
}

/** Reads `count` messages, fewer where the stream ends. */
async function messages(reader: ReadableStreamDefaultReader<Uint8Array>, count: number) {
  const decoder = new TextDecoder();
  const read: { event: string; id: string; data: unknown }[] = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const lines = decoder.decode(next.value).split('\n');
    const field = (name: string) =>
      lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
    read.push({ event: field('event'), id: field('id'), data: JSON.parse(field('data')) });
    if (read.length === count) {
      break;
    }
  }
  return read;
}

afterEach(() => {
  vi.useRealTimers();
});

test('a new stream starts at the present', async () => {
  const { open, drop } = testFeed();
  const first = open();
  drop('default/before');
  await messages(first, 3);
  const reader = open();
  expect(await messages(reader, 2)).toEqual([
    { event: 'hello', id: 'e:1', data: { position: { epoch: 'e', seq: 1 }, reset: false } },
    { event: 'source', id: '', data: { connected: true } },
  ]);
});

test('changes travel together; of one object only the last', async () => {
  const { open, drop } = testFeed();
  const reader = open();
  await messages(reader, 2);
  drop('default/a');
  drop('default/b');
  drop('default/a');
  const [changes] = await messages(reader, 1);
  expect(changes).toMatchObject({ event: 'changes', id: 'e:3' });
  expect(changes?.data).toMatchObject([
    { seq: 2, key: 'default/b' },
    { seq: 3, key: 'default/a' },
  ]);
});

test('an interrupted stream goes on from where it was', async () => {
  const { open, drop } = testFeed();
  drop('default/a');
  drop('default/b');
  const [hello, changes] = await messages(open({ epoch: 'e', seq: 1 }), 3);
  expect(hello?.data).toEqual({ position: { epoch: 'e', seq: 1 }, reset: false });
  expect(changes?.data).toMatchObject([{ seq: 2, key: 'default/b' }]);
});

test('a stream that cannot be continued says so', async () => {
  const { open, drop } = testFeed();
  const [foreign] = await messages(open({ epoch: 'of another process', seq: 7 }), 2);
  expect(foreign?.data).toEqual({ position: { epoch: 'e', seq: 0 }, reset: true });
  for (let count = 0; count < 110; count++) {
    drop(`default/${count}`);
  }
  const [late] = await messages(open({ epoch: 'e', seq: 3 }), 1);
  expect(late?.data).toMatchObject({ reset: true });
});

test('the loss of the Kubernetes API is told', async () => {
  const { open, lose } = testFeed();
  const reader = open();
  await messages(reader, 2);
  lose();
  expect(await messages(reader, 1)).toMatchObject([{ event: 'source', data: { connected: false } }]);
});

test('a reader that leaves is forgotten', async () => {
  const { open, feed } = testFeed();
  const reader = open();
  await messages(reader, 2);
  expect(feed.readers).toBe(1);
  await reader.cancel();
  expect(feed.readers).toBe(0);
});

test('a batch is formatted once for all readers', async () => {
  const { open, store, drop } = testFeed();
  const readers = Array.from({ length: 10 }, () => open());
  await Promise.all(readers.map((reader) => messages(reader, 2)));
  const waiting = readers.map((reader) => reader.read());
  drop('default/a');
  const read = await Promise.all(waiting);
  expect(store.read.mock.results.filter(({ value }) => value !== undefined)).toHaveLength(1);
  expect(new Set(read.map(({ value }) => value)).size).toBe(1);
});

test('a reader that never reads has nothing kept for it, and ends when the log has left it behind', async () => {
  const { open, feed, store, drop, lose } = testFeed();
  const reader = open();
  await vi.waitFor(() => {
    drop(`default/${'x'.repeat(2_000)}`);
    expect(feed.readers).toBe(0);
  });
  expect(store.read).not.toHaveBeenCalled();
  drop('default/later');
  lose();
  expect(await reader.read()).toEqual({ done: true, value: undefined });
});

test('a reader that takes nothing from one beat to the next is cut off, others are not', async () => {
  vi.useFakeTimers();
  const { open, feed } = testFeed({ beatMs: 1_000 });
  const idle = open();
  const busy = open();
  await messages(busy, 2);
  for (let beat = 0; beat < 3; beat++) {
    const next = messages(busy, 1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await next).toMatchObject([{ event: 'beat' }]);
  }
  expect(feed.readers).toBe(1);
  expect(await idle.read()).toEqual({ done: true, value: undefined });
});

test('one stream too many is refused with the reason, until another one ends', async () => {
  const { open } = testFeed({ maxReaders: 2 });
  const first = open();
  open();
  expect(() => open()).toThrow('All live pages that the console serves at once (2) are taken.');
  await first.cancel();
  expect(await messages(open(), 1)).toMatchObject([{ event: 'hello' }]);
});
