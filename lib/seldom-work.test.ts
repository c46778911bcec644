import { expect, it } from 'vitest';
import { createSeldomWork } from './seldom-work.ts';

function stage(most: { kept?: number; waiting?: number } = {}) {
  const clock = { ms: 0 };
  const errors: unknown[] = [];
  const done: string[] = [];
  const work = createSeldomWork({
    everyMs: 1_000,
    retryMs: 10,
    mostKept: most.kept ?? 100,
    mostWaiting: most.waiting ?? 100,
    onError: (error) => errors.push(error),
    nowMs: () => clock.ms,
  });
  const ask = (key: string, end: Promise<void> = Promise.resolve()) =>
    work.ask(key, () => {
      done.push(key);
      return end;
    });
  return { work, ask, clock, errors, done };
}

it('does the work of a key at once, and again only when its time has come', async () => {
  const { ask, clock, done } = stage();
  ask('a');
  ask('a');
  ask('b');
  clock.ms = 999;
  ask('a');
  clock.ms = 1_000;
  ask('a');
  await expect.poll(() => done).toEqual(['a', 'b', 'a']);
});

it('does one after the other', async () => {
  const { ask, done } = stage();
  const first = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  ask('a', first.promise);
  ask('b', second.promise);
  expect(done).toEqual(['a']);
  first.resolve();
  await expect.poll(() => done).toEqual(['a', 'b']);
  second.resolve();
});

it('tries again soon after what failed, and says why it did', async () => {
  const { ask, clock, done, errors } = stage();
  ask('a', Promise.reject(new Error('away')));
  await expect.poll(() => errors).toHaveLength(1);
  ask('a');
  clock.ms = 10;
  ask('a');
  expect(done).toEqual(['a', 'a']);
});

it('keeps no more keys and no more work than it may', async () => {
  const { ask, done } = stage({ kept: 1, waiting: 1 });
  const first = Promise.withResolvers<void>();
  ask('a', first.promise);
  ask('b');
  ask('c');
  first.resolve();
  await expect.poll(() => done).toEqual(['a', 'b']);
  ask('a');
  expect(done).toEqual(['a', 'b', 'a']);
});

it('begins nothing once it is stopped', async () => {
  const { ask, work, done } = stage();
  const first = Promise.withResolvers<void>();
  ask('a', first.promise);
  ask('b');
  const stopped = work.stop();
  ask('c');
  first.resolve();
  await stopped;
  expect(done).toEqual(['a']);
});
