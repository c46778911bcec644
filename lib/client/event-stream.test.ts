import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { checkConnection } from './connection-check.ts';
import { openEventStream } from './event-stream.ts';
import { freshness } from './freshness.ts';

/** The browser's EventSource, with the server's side to be played. */
class PlayedSource extends EventTarget {
  static opened: PlayedSource[] = [];
  onerror: () => void = () => undefined;
  isClosed = false;

  constructor() {
    super();
    PlayedSource.opened.push(this);
  }

  close(): void {
    this.isClosed = true;
  }

  say(name: string, data: unknown): void {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }));
  }

  begin(): void {
    this.say('hello', { position: { epoch: 'e', seq: 1 }, reset: false });
    this.say('source', { connected: true });
  }
}

let page: EventTarget;
let isAlive: boolean;
let close: () => void;

function stream(): PlayedSource {
  const last = PlayedSource.opened.at(-1);
  if (last === undefined) {
    throw new Error('no stream was opened');
  }
  return last;
}

beforeEach(() => {
  vi.useFakeTimers();
  PlayedSource.opened = [];
  page = new EventTarget();
  isAlive = true;
  vi.stubGlobal('window', page);
  vi.stubGlobal('EventSource', PlayedSource);
  vi.stubGlobal('fetch', async () => {
    if (!isAlive) {
      throw new TypeError('fetch failed');
    }
    return new Response(null, { status: 204 });
  });
  close = openEventStream(new QueryClient());
  stream().begin();
});

afterEach(() => {
  close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('stays live when the browser says that it is offline and the console answers', async () => {
  const opened = stream();
  page.dispatchEvent(new Event('offline'));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(freshness().state).toBe('live');
  expect(opened.isClosed).toBe(false);
});

it('does not stay live when the browser is offline and the console does not answer', async () => {
  isAlive = false;
  page.dispatchEvent(new Event('offline'));
  await vi.advanceTimersByTimeAsync(1);
  expect(freshness().state).toBe('reconnecting');
});

it('looks after the connection when a request had no answer', async () => {
  isAlive = false;
  checkConnection();
  await vi.advanceTimersByTimeAsync(1);
  expect(freshness().state).toBe('reconnecting');
});

it('says that the console is gone when it is not back at once, and since when nothing was heard', async () => {
  const lastHeardMs = Date.now();
  await vi.advanceTimersByTimeAsync(3_000);
  isAlive = false;
  stream().onerror();
  expect(freshness().state).toBe('reconnecting');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(freshness()).toMatchObject({ state: 'gone', heardMs: lastHeardMs });
  isAlive = true;
  await vi.advanceTimersByTimeAsync(5_000);
  stream().begin();
  expect(freshness().state).toBe('live');
});

it('takes a hiccup for one', async () => {
  stream().onerror();
  await vi.advanceTimersByTimeAsync(300);
  stream().begin();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(freshness().state).toBe('live');
});

it('goes on at once when it is told to look while it waits', async () => {
  isAlive = false;
  for (let tries = 0; tries < 6; tries++) {
    stream().onerror();
    await vi.advanceTimersByTimeAsync(10);
  }
  const before = PlayedSource.opened.length;
  checkConnection();
  expect(PlayedSource.opened.length).toBe(before + 1);
});

it('does not call a stream live that is silent for longer than two beats could be', async () => {
  await vi.advanceTimersByTimeAsync(21_000);
  expect(freshness().state).not.toBe('live');
});
