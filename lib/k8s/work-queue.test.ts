import { describe, expect, it, vi } from 'vitest';
import { createWorkQueue } from './work-queue.ts';

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

describe('work queue', () => {
  it('does not take a delay that no timer holds for none', async () => {
    vi.useFakeTimers();
    const worked: string[] = [];
    const queue = createWorkQueue({
      async work(key) {
        worked.push(key);
      },
    });
    const yearMs = 365 * 24 * 3600 * 1000;
    queue.addAfter('a', yearMs);
    await vi.advanceTimersByTimeAsync(yearMs - 1);
    expect(worked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(worked).toEqual(['a']);
    await queue.stop();
    vi.useRealTimers();
  });

  it('never works on one key twice at once and keeps what is added meanwhile', async () => {
    const gates = [deferred(), deferred()];
    const finished = deferred();
    let running = 0;
    let most = 0;
    let rounds = 0;
    const queue = createWorkQueue({
      async work() {
        running++;
        most = Math.max(most, running);
        await gates[rounds++]?.promise;
        running--;
        if (rounds === 2) {
          finished.resolve();
        }
      },
    });
    queue.add('a');
    queue.add('a');
    queue.add('a');
    gates[0]?.resolve();
    gates[1]?.resolve();
    await finished.promise;
    await queue.stop();
    expect(most).toBe(1);
    expect(rounds).toBe(2);
  });

  it('does not let changes that come while it fails make the delay of the retry grow', async () => {
    const failures: number[] = [];
    const failed = [deferred(), deferred(), deferred()];
    const queue = createWorkQueue({
      work: () => Promise.reject(new Error('busy')),
      onError(_key, _error, count) {
        failures.push(count);
        failed[failures.length - 1]?.resolve();
      },
      retryDelayMs: () => 60_000,
    });
    for (const one of failed) {
      queue.add('a');
      await one.promise;
    }
    await queue.stop();
    expect(failures).toEqual([1, 1, 1]);
  });

  it('retries a failed key and counts the failures in a row', async () => {
    const failures: number[] = [];
    const done = deferred();
    let tries = 0;
    const queue = createWorkQueue({
      async work() {
        tries++;
        if (tries < 3) {
          throw new Error('not yet');
        }
        done.resolve();
      },
      onError: (_key, _error, count) => failures.push(count),
      retryDelayMs: () => 0,
    });
    queue.add('a');
    await done.promise;
    await queue.stop();
    expect(failures).toEqual([1, 2]);
  });

  it('runs at most as many keys at once as it is told', async () => {
    const gate = deferred();
    let running = 0;
    let most = 0;
    const queue = createWorkQueue({
      concurrency: 2,
      async work() {
        running++;
        most = Math.max(most, running);
        await gate.promise;
        running--;
      },
    });
    for (const key of ['a', 'b', 'c', 'd']) {
      queue.add(key);
    }
    expect(running).toBe(2);
    gate.resolve();
    await queue.stop();
    expect(most).toBe(2);
  });

  it('takes no more work once stopped', async () => {
    let rounds = 0;
    const queue = createWorkQueue({
      async work() {
        rounds++;
      },
    });
    await queue.stop();
    queue.add('a');
    queue.addAfter('b', 0);
    expect(rounds).toBe(0);
  });
});
