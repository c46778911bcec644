import { backOffMs } from '#lib/back-off.ts';

/**
 * A queue of object keys in which one key is never worked on twice at once, a key that is added while it waits is kept
 * once, and a failed key comes back after an exponential delay. Only retries make that delay grow: a key that is added
 * because something changed has not failed at the same thing again.
 */
export interface WorkQueue {
  add(key: string): void;
  /** Adds `key` after `delayMs`; an earlier plain `add` does not cancel it. */
  addAfter(key: string, delayMs: number): void;
  /** Stops taking work and resolves when what runs has ended. */
  stop(): Promise<void>;
}

export interface WorkQueueOptions {
  work(key: string): Promise<void>;
  /** Told of each failure with the number of failures of this key in a row, from 1. */
  onError?(key: string, error: unknown, failures: number): void;
  concurrency?: number;
  /** Delay before the n-th retry in a row, n from 1. */
  retryDelayMs?(failures: number): number;
}

/** A timer of Node that is to wait longer fires at once. */
const longestTimerMs = 2 ** 31 - 1;

function defaultRetryDelayMs(failures: number): number {
  return backOffMs(failures, { firstMs: 50, longestMs: 30_000 });
}

export function createWorkQueue(options: WorkQueueOptions): WorkQueue {
  const { work, onError, concurrency = 4, retryDelayMs = defaultRetryDelayMs } = options;
  const waiting = new Set<string>();
  const active = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const failures = new Map<string, number>();
  const retrying = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();
  let stopped = false;

  function add(key: string): void {
    if (stopped) {
      return;
    }
    if (active.has(key)) {
      again.add(key);
      return;
    }
    waiting.add(key);
    fill();
  }

  function addAfter(key: string, delayMs: number): void {
    if (stopped) {
      return;
    }
    const waitMs = Math.min(delayMs, longestTimerMs);
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (waitMs < delayMs) {
        addAfter(key, delayMs - waitMs);
      } else {
        add(key);
      }
    }, waitMs);
    timers.add(timer);
  }

  function fill(): void {
    for (const key of waiting) {
      if (stopped || active.size >= concurrency) {
        return;
      }
      waiting.delete(key);
      active.set(key, run(key));
    }
  }

  function retryAfter(key: string, delayMs: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!active.has(key)) {
        retrying.add(key);
      }
      add(key);
    }, delayMs);
    timers.add(timer);
  }

  async function run(key: string): Promise<void> {
    const isRetry = retrying.delete(key);
    try {
      await work(key);
      failures.delete(key);
    } catch (error) {
      const before = failures.get(key) ?? 0;
      const count = isRetry || before === 0 ? before + 1 : before;
      failures.set(key, count);
      onError?.(key, error, count);
      if (!stopped) {
        retryAfter(key, retryDelayMs(count));
      }
    } finally {
      active.delete(key);
      if (again.delete(key)) {
        waiting.add(key);
      }
      fill();
    }
  }

  return {
    add,
    addAfter,
    async stop() {
      stopped = true;
      waiting.clear();
      for (const timer of timers) {
        clearTimeout(timer);
      }
      await Promise.all(active.values());
    },
  };
}
