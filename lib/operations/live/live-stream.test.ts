import { expect, test, vi } from 'vitest';
import type { LiveChange, LivePosition } from '../../domain/live-change.ts';
import { createChangeLog } from './change-log.ts';
import type { LiveListener, LiveStore } from './live-store.ts';
import { createLiveStream } from './live-stream.ts';

/** A store whose changes the test makes. */
function testStore() {
  const log = createChangeLog('e', 3);
  const listeners = new Set<LiveListener>();
  const store: LiveStore = {
    list: () => Promise.reject(new Error('not used')),
    get position() {
      return log.position;
    },
    connected: true,
    since: (position) => log.since(position),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => Promise.resolve(),
  };
  return {
    store,
    listeners,
    drop(key: string) {
      const change: LiveChange = log.append({ kind: 'pods', type: 'drop', key });
      for (const listener of listeners) {
        listener.onChange(change);
      }
    },
    lose() {
      for (const listener of listeners) {
        listener.onSource(false);
      }
    },
  };
}

/** Reads messages as `[event, data]` until `count` have come. */
async function messages(reader: ReadableStreamDefaultReader<Uint8Array>, count: number) {
  const decoder = new TextDecoder();
  let text = '';
  while (text.split('\n\n').length <= count) {
    const { value, done } = await reader.read();
    if (done) {
      break;
    }
    text += decoder.decode(value);
  }
  return text
    .split('\n\n')
    .filter((block) => block !== '')
    .map((block) => {
      const lines = block.split('\n');
      const field = (name: string) =>
        lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
      return { event: field('event'), id: field('id'), data: JSON.parse(field('data')) as unknown };
    });
}

function open(store: LiveStore, since?: LivePosition) {
  return createLiveStream({ store, since, batchMs: 1 }).getReader();
}

test('a new stream starts at the present', async () => {
  const { store, drop } = testStore();
  drop('default/before');
  const reader = open(store);
  expect(await messages(reader, 2)).toEqual([
    { event: 'hello', id: 'e:1', data: { position: { epoch: 'e', seq: 1 }, reset: false } },
    { event: 'source', id: '', data: { connected: true } },
  ]);
  await reader.cancel();
});

test('changes travel together; of one object only the last', async () => {
  const { store, drop } = testStore();
  const reader = open(store);
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
  await reader.cancel();
});

test('an interrupted stream goes on from where it was', async () => {
  const { store, drop } = testStore();
  drop('default/a');
  drop('default/b');
  const reader = open(store, { epoch: 'e', seq: 1 });
  const [hello, changes] = await messages(reader, 3);
  expect(hello?.data).toEqual({ position: { epoch: 'e', seq: 1 }, reset: false });
  expect(changes?.data).toMatchObject([{ seq: 2, key: 'default/b' }]);
  await reader.cancel();
});

test('a stream that cannot be continued says so', async () => {
  const { store } = testStore();
  const reader = open(store, { epoch: 'of another process', seq: 7 });
  const [hello] = await messages(reader, 2);
  expect(hello?.data).toEqual({ position: { epoch: 'e', seq: 0 }, reset: true });
  await reader.cancel();
});

test('the loss of the Kubernetes API is told', async () => {
  const { store, lose } = testStore();
  const reader = open(store);
  await messages(reader, 2);
  lose();
  expect(await messages(reader, 1)).toMatchObject([{ event: 'source', data: { connected: false } }]);
  await reader.cancel();
});

test('a reader that leaves is forgotten', async () => {
  const { store, listeners } = testStore();
  const reader = open(store);
  await messages(reader, 2);
  expect(listeners.size).toBe(1);
  await reader.cancel();
  expect(listeners.size).toBe(0);
});

test('a reader that does not read is cut off', async () => {
  const { store, listeners, drop } = testStore();
  const reader = createLiveStream({ store, since: undefined, batchMs: 1, backlogBytes: 300 }).getReader();
  await vi.waitFor(() => {
    drop(`default/${'x'.repeat(200)}`);
    expect(listeners.size).toBe(0);
  });
  await reader.cancel();
});

test('a reader that comes back with more to read than it may leave is cut off for good', async () => {
  const { store, listeners, drop, lose } = testStore();
  drop(`default/${'x'.repeat(400)}`);
  const since = { epoch: 'e', seq: 0 };
  const reader = createLiveStream({ store, since, batchMs: 1, beatMs: 1, backlogBytes: 300 }).getReader();
  expect(listeners.size).toBe(0);
  drop('default/later');
  lose();
  expect((await messages(reader, 99)).map(({ event }) => event)).toEqual(['hello', 'changes']);
});
