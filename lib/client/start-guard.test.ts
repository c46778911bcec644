import { expect, it } from 'vitest';
import { StartGuard } from './start-guard.ts';

/** A guard by a clock that the test sets, and runs that end when the test says so. */
function stage() {
  const clock = { ms: 0 };
  const runs: { end(): void; fail(): void }[] = [];
  const guard = new StartGuard<unknown, number>(() => clock.ms);
  const start = (variables: unknown = undefined) =>
    guard.start(variables, () => {
      const { promise, resolve, reject } = Promise.withResolvers<number>();
      const number = runs.length + 1;
      runs.push({ end: () => resolve(number), fail: () => reject(new Error(`run ${number}`)) });
      return promise;
    });
  return { clock, runs, start };
}

it('begins one run for two starts in the same moment, and gives both its answer', async () => {
  const { runs, start } = stage();
  const answers = [start(), start()];
  runs[0]?.end();
  expect(await Promise.all(answers)).toEqual([1, 1]);
  expect(runs).toHaveLength(1);
});

it('begins nothing for other variables while one runs', () => {
  const { runs, start } = stage();
  void start('a');
  void start('b');
  expect(runs).toHaveLength(1);
});

it('takes a second click for the first one’s when the answer came between the two', async () => {
  const { clock, runs, start } = stage();
  const first = start({ name: 'shop' });
  runs[0]?.end();
  await first;
  clock.ms = 200;
  expect(await start({ name: 'shop' })).toBe(1);
  expect(runs).toHaveLength(1);
});

it('begins again at once what failed', async () => {
  const { runs, start } = stage();
  const first = start();
  runs[0]?.fail();
  await expect(first).rejects.toThrow('run 1');
  const again = start();
  runs[1]?.end();
  expect(await again).toBe(2);
});

it('begins what is new at once, and the same again after a double click’s time', async () => {
  const { clock, runs, start } = stage();
  const first = start('a');
  runs[0]?.end();
  await first;
  const other = start('b');
  runs[1]?.end();
  expect(await other).toBe(2);
  clock.ms = 500;
  const again = start('b');
  runs[2]?.end();
  expect(await again).toBe(3);
});
