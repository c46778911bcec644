import { Worker } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { createWorkerPool } from './worker-pool.ts';

const started: Worker[] = [];

/** Answers a task with itself; some tasks never end, end the thread, fail, or take memory without end. */
const source = `
  const { parentPort, threadId } = require('node:worker_threads');
  parentPort.on('message', (task) => {
    if (task === 'hang') for (;;);
    if (task === 'exit') process.exit(0);
    if (task === 'throw') throw new Error('broken');
    if (task === 'grow') for (const all = []; ; ) all.push(new Array(1_000).fill({}));
    if (task === 'refuse') return parentPort.postMessage({ error: { code: 'INVALID', said: { message: 'No.', hint: 'Ask.' } } });
    parentPort.postMessage({ result: task + ' by ' + threadId });
  });
`;

function createPool(size = 1, mostWaiting = 10) {
  return createWorkerPool<string, string>({
    start() {
      const worker = new Worker(source, {
        eval: true,
        execArgv: [],
        resourceLimits: { maxOldGenerationSizeMb: 24, maxYoungGenerationSizeMb: 8 },
      });
      started.push(worker);
      return worker;
    },
    size,
    deadlineMs: 1_500,
    mostWaiting,
  });
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((worker) => worker.terminate()));
});

it('gives tasks to the same threads again', async () => {
  const pool = createPool();
  const [first, second] = [await pool.run('a'), await pool.run('a')];
  expect(second).toBe(first);
  expect(started).toHaveLength(1);
});

it('starts no more threads than it may', async () => {
  const pool = createPool(2);
  const results = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((task) => pool.run(task)));
  expect(results.map((result) => result[0])).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(started).toHaveLength(2);
});

it.each([
  ['hang', /^The specification is too large or too intricate: it was not read within 1\.5 seconds\.$/],
  ['exit', /too intricate: what reads it has ended\.$/],
  ['throw', /too intricate: what reads it has failed\.$/],
  ['grow', /too intricate: to read it takes more memory than there is for it\.$/],
])('says what became of a task that makes its thread %s, and does the next', async (task, expected) => {
  const pool = createPool();
  const [bad, next] = await Promise.allSettled([pool.run(task), pool.run('a')]);
  expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'UNPROCESSABLE' } });
  expect(bad.status === 'rejected' ? bad.reason.message : '').toMatch(expected);
  expect(next).toMatchObject({ status: 'fulfilled', value: expect.stringMatching(/^a by /) });
  expect(started).toHaveLength(2);
});

it('hands on what a task fails with, and keeps the thread', async () => {
  const pool = createPool();
  await expect(pool.run('refuse')).rejects.toMatchObject({ code: 'INVALID', message: 'No.', hint: 'Ask.' });
  await pool.run('a');
  expect(started).toHaveLength(1);
});

it('lets nobody wait behind too many', async () => {
  const pool = createPool(1, 1);
  const running = pool.run('a');
  const waiting = pool.run('b');
  await expect(pool.run('c')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(await Promise.all([running, waiting])).toHaveLength(2);
});
