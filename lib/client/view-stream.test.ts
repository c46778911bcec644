import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ViewMessage } from '#lib/domain/view/view-messages.ts';
import { checkConnection } from './connection-check.ts';
import { freshness } from './freshness.ts';
import { viewQueryKey } from './view-query.ts';
import { type ViewStream, viewStreamOf } from './view-stream.ts';

/** One stream, with the server's side to be played. */
class PlayedStream {
  readonly asked: { page: string; views: { view: string; query: unknown; version?: string }[] };
  readonly body: ReadableStream<Uint8Array>;
  isClosed = false;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  constructor(body: string, signal: AbortSignal) {
    this.asked = JSON.parse(body);
    this.body = new ReadableStream({
      start: (controller) => {
        this.#controller = controller;
      },
    });
    signal.addEventListener('abort', () => {
      this.isClosed = true;
      this.#controller?.error(new DOMException('aborted', 'AbortError'));
    });
  }

  async say(...messages: ViewMessage[]): Promise<void> {
    const text = messages.map((message) => `${JSON.stringify(message)}\n`).join('');
    // lines may come in pieces
    for (const piece of [text.slice(0, 7), text.slice(7)]) {
      this.#controller?.enqueue(new TextEncoder().encode(piece));
    }
    await vi.advanceTimersByTimeAsync(0);
  }

  async breakOff(): Promise<void> {
    this.#controller?.error(new TypeError('network error'));
    await vi.advanceTimersByTimeAsync(0);
  }
}

const hello: ViewMessage = { hello: { connected: true } };
let opened: PlayedStream[];
let page: EventTarget;
let isAlive: boolean;
let refusal: Response | undefined;
let client: QueryClient;
let stream: ViewStream;
let close: () => void;

function last(): PlayedStream {
  const found = opened.at(-1);
  if (found === undefined) {
    throw new Error('no stream was opened');
  }
  return found;
}

const key = (text: string) => viewQueryKey('application-rows', { text });
const follow = (text: string) => stream.follow('application-rows', { text });
const settle = () => vi.advanceTimersByTimeAsync(100);
const answerOf = (text: string) => client.getQueryData<{ version: string; answer: object }>(key(text));

beforeEach(async () => {
  vi.useFakeTimers();
  opened = [];
  page = new EventTarget();
  isAlive = true;
  refusal = undefined;
  vi.stubGlobal('window', page);
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    if (!isAlive) {
      throw new TypeError('fetch failed');
    }
    if (path !== '/api/views/stream') {
      return new Response(null, { status: 204 });
    }
    if (refusal !== undefined) {
      return refusal;
    }
    const played = new PlayedStream(String(init.body), init.signal as AbortSignal);
    opened.push(played);
    return new Response(played.body);
  });
  client = new QueryClient();
  stream = viewStreamOf(client);
  close = stream.start();
  await vi.advanceTimersByTimeAsync(0);
  await last().say(hello);
});

afterEach(() => {
  close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('asks for all views that are shown by one stream, once they have settled, with the versions that the page has', async () => {
  client.setQueryData(key('a'), { version: 'v1', answer: {} });
  follow('a');
  const leave = follow('b');
  follow('c');
  leave();
  await settle();
  expect(opened).toHaveLength(2);
  expect(last().asked.views).toEqual([
    { view: 'application-rows', query: { text: 'a' }, version: 'v1' },
    { view: 'application-rows', query: { text: 'c' } },
  ]);
});

it('keeps the stream that it has until the next one speaks', async () => {
  const first = last();
  follow('a');
  await settle();
  expect(first.isClosed).toBe(false);
  await last().say(hello);
  expect(first.isClosed).toBe(true);
  expect(last().asked.page).toBe(first.asked.page);
});

it('writes answers and what changes in them', async () => {
  follow('a');
  await settle();
  await last().say(hello, { views: [[0, { version: 'v1', answer: { total: 1, rows: [{ id: 'x' }] } }]] });
  expect(answerOf('a')).toEqual({ version: 'v1', answer: { total: 1, rows: [{ id: 'x' }] } });
  const patch = { set: { total: 2 }, lists: { rows: { ids: ['y', 'x'], put: [{ id: 'y' }] } } };
  await last().say({ views: [[0, { version: 'v2', from: 'v1', patch }]] });
  expect(answerOf('a')).toEqual({ version: 'v2', answer: { total: 2, rows: [{ id: 'y' }, { id: 'x' }] } });
});

it('asks anew for an answer that a change does not lead on from', async () => {
  const ask = vi.spyOn(client, 'invalidateQueries');
  client.setQueryData(key('a'), { version: 'v5', answer: { total: 5 } });
  follow('a');
  await settle();
  await last().say(hello, { views: [[0, { version: 'v2', from: 'v1', patch: { set: { total: 2 } } }]] });
  expect(answerOf('a')).toMatchObject({ version: 'v5' });
  expect(ask).toHaveBeenCalledWith({ queryKey: key('a'), exact: true });
});

it('follows a view again that had no answer, once it was answered', async () => {
  follow('a');
  await settle();
  await last().say(hello, { views: [[0, { error: { code: 'NOT_FOUND', message: 'no' } }]] });
  const before = opened.length;
  stream.onRead(JSON.stringify(['view', 'application-rows', { text: 'a' }]));
  await settle();
  expect(opened.length).toBe(before + 1);
});

it('stays live when the browser says that it is offline and the console answers', async () => {
  page.dispatchEvent(new Event('offline'));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(freshness().state).toBe('live');
  expect(last().isClosed).toBe(false);
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
  await last().breakOff();
  expect(freshness().state).toBe('reconnecting');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(freshness()).toMatchObject({ state: 'gone', heardMs: lastHeardMs });
  isAlive = true;
  await vi.advanceTimersByTimeAsync(5_000);
  await last().say(hello);
  expect(freshness().state).toBe('live');
});

it('takes a hiccup for one', async () => {
  await last().breakOff();
  await vi.advanceTimersByTimeAsync(300);
  await last().say(hello);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(freshness().state).toBe('live');
});

it('goes on at once when it is told to look while it waits', async () => {
  isAlive = false;
  await last().breakOff();
  await vi.advanceTimersByTimeAsync(10_000);
  isAlive = true;
  const before = opened.length;
  checkConnection();
  await vi.advanceTimersByTimeAsync(0);
  expect(opened.length).toBe(before + 1);
});

it('waits for a console that starts, however often it is told to look', async () => {
  await last().breakOff();
  await vi.advanceTimersByTimeAsync(300);
  const pending = last();
  checkConnection();
  checkConnection();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(last()).toBe(pending);
  await pending.say(hello);
  expect(freshness().state).toBe('live');
});

it('does not call a stream live that is silent for longer than two beats could be', async () => {
  await vi.advanceTimersByTimeAsync(21_000);
  expect(freshness().state).not.toBe('live');
});

it('says that the cluster is not heard, and when it is again', async () => {
  await last().say({ source: { connected: false } });
  expect(freshness().state).toBe('stale');
  await last().say({ source: { connected: true } });
  expect(freshness().state).toBe('live');
});

it('says why the console serves no stream, and tries again later', async () => {
  const error = { code: 'UNAVAILABLE', message: 'All are taken.', hint: 'Close one.' };
  refusal = Response.json({ error }, { status: 503 });
  await last().breakOff();
  await vi.advanceTimersByTimeAsync(300);
  expect(freshness()).toMatchObject({ state: 'refused', reason: 'All are taken. Close one.' });
  refusal = undefined;
  const before = opened.length;
  await vi.advanceTimersByTimeAsync(15_000);
  expect(opened.length).toBe(before + 1);
});
