import { beforeEach, expect, it, vi } from 'vitest';
import { MooringError } from '#lib/errors.ts';
import { type ActingPerson, actAs } from '#lib/operations/acting-person.ts';
import { respondOnce } from './respond-once.ts';

vi.mock('#lib/operations/create-context.ts', () => ({ operationContext: () => ({}) }));

let created: number;

beforeEach(() => {
  created = 0;
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  Object.assign(globalThis, { mooringConsoleLog: silent, mooringAnswers: undefined });
});

function request(key: string | undefined, body = '{"name":"shop"}', path = '/api/things'): Request {
  return new Request(`http://127.0.0.1${path}`, {
    method: 'POST',
    headers: key === undefined ? {} : { 'idempotency-key': key },
    body,
  });
}

async function create(_context: unknown, asked: Request): Promise<{ id: number; body: string }> {
  created += 1;
  return { id: created, body: await asked.text() };
}

it('creates once for a key, and answers a repetition as the first', async () => {
  const first = await respondOnce(request('k'), create);
  const second = await respondOnce(request('k'), create);
  expect(created).toBe(1);
  expect([second.status, await second.text()]).toEqual([first.status, await first.text()]);
});

it('gives nobody what another person was answered for the same key', async () => {
  const asPerson = (name: string) =>
    actAs({ person: { name, groups: [] } } as unknown as ActingPerson, () =>
      respondOnce(request('k'), create),
    );
  const [first, second, again] = [await asPerson('ann'), await asPerson('ben'), await asPerson('ann')];
  expect(created).toBe(2);
  expect(await second.text()).not.toBe(await again.text());
  expect(first.status).toBe(200);
});

it('lets a repetition wait for the first, which is still on its way', async () => {
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const slowly = async () => {
    created += 1;
    await gate;
    return { id: created };
  };
  const answers = [respondOnce(request('k'), slowly), respondOnce(request('k'), slowly)];
  await vi.waitFor(() => expect(created).toBe(1));
  open();
  const texts = await Promise.all(answers.map(async (answer) => (await answer).text()));
  expect(texts).toEqual(['{"id":1}', '{"id":1}']);
  expect(created).toBe(1);
});

it('creates each time without a key, and with another one', async () => {
  for (const key of [undefined, undefined, 'a', 'b']) {
    await respondOnce(request(key), create);
  }
  expect(created).toBe(4);
});

it('refuses a key that came with another body or to another address', async () => {
  await respondOnce(request('k'), create);
  for (const other of [request('k', '{"name":"other"}'), request('k', undefined, '/api/others')]) {
    const answer = await respondOnce(other, create);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ error: { code: 'UNPROCESSABLE' } });
  }
  expect(created).toBe(1);
});

it('repeats a refusal, and tries again what failed', async () => {
  let tries = 0;
  const failing = (code: 'EXISTS' | 'UNAVAILABLE') => async () => {
    tries += 1;
    throw new MooringError(code, 'Not now.');
  };
  for (const expected of [1, 1]) {
    expect((await respondOnce(request('refused'), failing('EXISTS'))).status).toBe(409);
    expect(tries).toBe(expected);
  }
  for (const expected of [2, 3]) {
    expect((await respondOnce(request('failed'), failing('UNAVAILABLE'))).status).toBe(503);
    expect(tries).toBe(expected);
  }
});

it('refuses a key that is none', async () => {
  for (const key of ['', 'a b', 'x'.repeat(256)]) {
    expect((await respondOnce(request(key), create)).status).toBe(400);
  }
  expect(created).toBe(0);
});

it('forgets an answer after ten minutes', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    await respondOnce(request('k'), create);
    vi.setSystemTime(Date.now() + 11 * 60_000);
    await respondOnce(request('k'), create);
  } finally {
    vi.useRealTimers();
  }
  expect(created).toBe(2);
});

it('lets nothing between here and the browser transform an answer that holds a secret', async () => {
  const kept = await respondOnce(request('k'), create, { holdsSecret: true });
  const free = await respondOnce(request('other'), create);
  expect(kept.headers.get('cache-control')).toBe('no-store, no-transform');
  expect(free.headers.get('cache-control')).toBe('no-store');
});
