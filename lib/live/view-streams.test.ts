import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ViewMessage } from '#lib/domain/view/view-messages.ts';
import { englishViewer } from '#testing/english-viewer.ts';
import { formatAnswer } from './format-answer.ts';
import { keepView } from './kept-view.ts';
import type { LiveWatchesListener } from './live-watches.ts';
import { createViewStreams } from './view-streams.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Streams of one view, whose answer is a number that the test sets. */
function streamsOf({ maxPages = 10 } = {}) {
  let total = 1;
  let tell: (() => void) | undefined;
  const released = vi.fn();
  const listeners = new Set<LiveWatchesListener>();
  const watches = {
    connected: true,
    subscribe(listener: LiveWatchesListener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const hub = {
    async watch(_request: unknown, _viewer: unknown, onChange: () => void) {
      const view = keepView(
        (changed) => {
          tell = changed;
          return Promise.resolve({ read: () => ({ total }), close: released });
        },
        'en',
        () => ({ code: 'INTERNAL', message: '' }),
        onChange,
      );
      await view.opened;
      return { ...view, release: released };
    },
  };
  const streams = createViewStreams({ hub, watches, maxPages, beatMs: 1_000 });
  return {
    streams,
    released,
    set(next: number) {
      total = next;
      tell?.();
    },
    connect(isUp: boolean) {
      watches.connected = isUp;
      for (const { onSource } of listeners) {
        onSource?.(isUp);
      }
    },
  };
}

function read(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  return {
    async next(): Promise<ViewMessage | 'end'> {
      const { done, value } = await reader.read();
      return done ? 'end' : (JSON.parse(decoder.decode(value)) as ViewMessage);
    },
    leave: () => reader.cancel(),
  };
}

const request = (page = 'page-one', version?: string) => ({
  page,
  views: [{ view: 'application-rows', query: {}, version }],
});

test('a page hears hello, then what it has not, then what changes', async () => {
  const { streams, set } = streamsOf();
  const page = read(streams.open(request(), englishViewer));
  expect(await page.next()).toEqual({ hello: { connected: true } });
  const { version } = formatAnswer({ total: 1 }, 'en');
  expect(await page.next()).toEqual({ views: [[0, { version, answer: { total: 1 } }]] });
  set(2);
  expect(await page.next()).toMatchObject({ views: [[0, { from: version, patch: { set: { total: 2 } } }]] });
});

test('a page that comes back with the answer that it has is told nothing but changes', async () => {
  const { streams, set } = streamsOf();
  const { version } = formatAnswer({ total: 1 }, 'en');
  const page = read(streams.open(request('page-one', version), englishViewer));
  await page.next();
  const next = page.next();
  await vi.advanceTimersByTimeAsync(0);
  set(2);
  expect(await next).toMatchObject({ views: [[0, { from: version }]] });
});

test('a page that does not read is told the last state alone, when it reads again', async () => {
  const { streams, set } = streamsOf();
  const page = read(streams.open(request(), englishViewer));
  await page.next();
  await page.next();
  for (const total of [2, 3, 4]) {
    set(total);
  }
  expect(await page.next()).toMatchObject({ views: [[0, { patch: { set: { total: 4 } } }]] });
});

test('a lost cluster is told, and that it is found', async () => {
  const { streams, connect } = streamsOf();
  const page = read(streams.open(request(), englishViewer));
  await page.next();
  await page.next();
  connect(false);
  expect(await page.next()).toEqual({ source: { connected: false } });
  connect(true);
  expect(await page.next()).toEqual({ source: { connected: true } });
});

test('a silent page hears a beat, and one that takes none is cut off', async () => {
  const { streams, released } = streamsOf();
  const page = read(streams.open(request(), englishViewer));
  await page.next();
  await page.next();
  const beat = page.next();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await beat).toEqual({ beat: true });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(streams.pages).toBe(0);
  expect(released).toHaveBeenCalled();
});

test('of three streams of one page the first is ended', async () => {
  const { streams } = streamsOf();
  const [first, second] = [0, 1, 2].map(() => read(streams.open(request(), englishViewer)));
  await first?.next();
  expect(await first?.next()).toBe('end');
  expect(await second?.next()).toMatchObject({ hello: {} });
  expect(streams.pages).toBe(1);
});

test('a page too many is refused with a sentence; one that is served may come again', async () => {
  const { streams } = streamsOf({ maxPages: 1 });
  const page = read(streams.open(request(), englishViewer));
  expect(() => streams.open(request('page-two'), englishViewer)).toThrow(/taken/);
  expect(() => streams.open(request(), englishViewer)).not.toThrow();
  await page.leave();
});

test('who leaves leaves nothing behind', async () => {
  const { streams, released } = streamsOf();
  const page = read(streams.open(request(), englishViewer));
  await page.next();
  await page.next();
  await page.leave();
  expect(streams.pages).toBe(0);
  expect(released).toHaveBeenCalledTimes(1);
});
