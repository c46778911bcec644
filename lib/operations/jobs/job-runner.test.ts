import { expect, it } from 'vitest';
import { createJobRunner } from './job-runner.ts';

interface Baking {
  bread: string;
  state: 'baking' | 'done';
}

interface Order {
  bread: string;
  startedAt: string;
}

const noon = '2026-02-01T12:00:00.000Z';

/** A process that bakes; each bread is done when the test says so. */
function startProcess(noted = new Map<string, Order>(), nowText = noon) {
  const ends: (() => void)[] = [];
  const runner = createJobRunner<Baking, Order>({
    idOf: ({ bread }) => bread,
    isGoing: ({ state }) => state === 'baking',
    async carryOut(_order, _job, { signal }) {
      await new Promise<void>((resolve) => {
        ends.push(resolve);
        signal.addEventListener('abort', () => resolve());
      });
      return (job) => ({ ...job, state: 'done' });
    },
    records: {
      write: async (order) => void noted.set(order.bread, order),
      remove: async (bread) => void noted.delete(bread),
      list: async () => [...noted.values()],
    },
    outlived: (jobs) => jobs.filter(({ state }) => state === 'done').slice(0, -1),
    now: () => new Date(nowText),
  });
  const bake = (bread: string) => {
    const order = { bread, startedAt: noon };
    return runner.join((job) => job.bread === bread) ?? runner.begin(order, { bread, state: 'baking' });
  };
  return { runner, ends, noted, bake };
}

async function untilEnd(jobs: AsyncGenerator<Baking>): Promise<Baking[]> {
  const seen: Baking[] = [];
  for await (const job of jobs) {
    seen.push(job);
  }
  return seen;
}

it('begins what is asked for twice once, and answers when it is noted', async () => {
  const { bake, noted, ends } = startProcess();
  const [first, second] = await Promise.all([bake('rye'), bake('rye')]);
  expect(second).toBe(first);
  expect([...noted.keys()]).toEqual(['rye']);
  expect(ends).toHaveLength(1);
});

it('tells who follows every state up to the end, and forgets the record before', async () => {
  const { runner, bake, noted, ends } = startProcess();
  await bake('rye');
  const told = untilEnd(runner.follow('rye'));
  ends[0]?.();
  expect((await told).map(({ state }) => state)).toEqual(['baking', 'done']);
  expect(noted.size).toBe(0);
});

it('begins anew what has ended, and lets go of what it has outlived', async () => {
  const { runner, bake, ends } = startProcess();
  for (const bread of ['rye', 'oat', 'rye']) {
    await bake(bread);
    ends.at(-1)?.();
    await untilEnd(runner.follow(bread));
  }
  expect(ends).toHaveLength(3);
  expect(runner.list().map(({ bread }) => bread)).toEqual(['rye']);
});

it('ends what is cancelled', async () => {
  const { runner, bake } = startProcess();
  const job = await bake('rye');
  runner.cancel('rye', job);
  expect((await untilEnd(runner.follow('rye'))).at(-1)).toMatchObject({ state: 'done' });
});

it.each([
  ['a moment ago as what it can go on with', '2026-02-01T12:15:00.000Z', false],
  ['longer ago as too old', '2026-02-01T12:15:00.001Z', true],
])('hands out what an earlier process has begun %s', async (_, nowText, expected) => {
  const { noted, bake } = startProcess();
  await bake('rye');
  const seen: [string, boolean][] = [];
  await startProcess(noted, nowText).runner.resume(async ({ bread }, isTooOld) => {
    seen.push([bread, isTooOld]);
  });
  expect(seen).toEqual([['rye', expected]]);
});
