import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiError, api } from './api.ts';

interface Asked {
  path: string;
  key: string | null;
  signal: AbortSignal;
}

/** Requests that came, and what each is answered: never where nothing is set. */
let asked: Asked[];
let answers: (() => Promise<Response>)[];
let isAlive: boolean;

function never(signal: AbortSignal): Promise<Response> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  answers = [];
  isAlive = true;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    if (path === '/api/alive') {
      return isAlive ? Promise.resolve(new Response(null, { status: 204 })) : Promise.reject(new TypeError());
    }
    const signal = init.signal as AbortSignal;
    asked.push({ path, key: new Headers(init.headers).get('idempotency-key'), signal });
    return answers.shift()?.() ?? never(signal);
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const refused = () => Promise.reject(new TypeError('fetch failed'));
const created = async () => new Response('{"id":1}', { status: 200 });

it('says within ten seconds that nothing came', async () => {
  isAlive = false;
  const outcome = api('/api/things').catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(10_000);
  const error = await outcome;
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({
    code: 'UNAVAILABLE',
    message: 'Nothing came from the console within ten seconds.',
  });
  expect(asked[0]?.signal.aborted).toBe(true);
});

it('waits for a slow answer as long as the console is there', async () => {
  const { promise, resolve } = Promise.withResolvers<Response>();
  answers.push(() => promise);
  const outcome = api('/api/bindings/unbind', { method: 'POST' });
  await vi.advanceTimersByTimeAsync(60_000);
  resolve(await created());
  expect(await outcome).toEqual({ id: 1 });
});

it('repeats an unanswered change with its key, and makes a new one once there was an answer', async () => {
  answers.push(refused, created, created);
  const change = () => api('/api/things', { method: 'POST', body: { name: 'shop' } });
  await expect(change()).rejects.toMatchObject({ message: 'The console does not answer.' });
  await change();
  await change();
  const [first, repeated, next] = asked.map(({ key }) => key);
  expect(first).toMatch(/^[\w-]{20,}$/);
  expect(repeated).toBe(first);
  expect(next).not.toBe(first);
});

it('gives another change a key of its own, and a reading none', async () => {
  answers.push(refused, created, created);
  await api('/api/things', { method: 'POST', body: { name: 'a' } }).catch(() => undefined);
  await api('/api/things', { method: 'POST', body: { name: 'b' } });
  await api('/api/things');
  expect(asked[1]?.key).not.toBe(asked[0]?.key);
  expect(asked[2]?.key).toBeNull();
});

it('passes on that the caller has ended the request', async () => {
  const own = new AbortController();
  const outcome = api('/api/things', { signal: own.signal });
  own.abort();
  await expect(outcome).rejects.toMatchObject({ name: 'AbortError' });
});
