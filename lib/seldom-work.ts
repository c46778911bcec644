/** Work for many keys that is worth doing now and then, and that nobody waits for. */
export interface SeldomWork {
  /** Has `work` done soon, unless that of the key was lately or too much waits already. Returns at once and never throws. */
  ask(key: string, work: () => Promise<void>): void;
  /** Takes no more, forgets what waits, and resolves when what was begun has ended. */
  stop(): Promise<void>;
}

export interface SeldomWorkOptions {
  /** How long the work of a key is good for. */
  everyMs: number;
  /** How soon it is done again where it failed. */
  retryMs: number;
  /** So many keys are remembered, those that were asked for last. */
  mostKept: number;
  /** So many wait; who comes then has to ask again. */
  mostWaiting: number;
  onError(error: unknown): void;
  nowMs(): number;
}

interface Job {
  key: string;
  work(): Promise<void>;
}

/** Does one piece of work after the other. */
export function createSeldomWork(options: SeldomWorkOptions): SeldomWork {
  const { everyMs, retryMs, mostKept, mostWaiting, onError, nowMs } = options;
  const dueMs = new Map<string, number>();
  const waiting: Job[] = [];
  let running: Promise<void> | undefined;
  let isStopped = false;

  function remember(key: string, ms: number): void {
    dueMs.delete(key);
    dueMs.set(key, ms);
    const [oldest] = dueMs.keys();
    if (dueMs.size > mostKept && oldest !== undefined) {
      dueMs.delete(oldest);
    }
  }

  async function run(): Promise<void> {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      try {
        await job.work();
      } catch (error) {
        remember(job.key, nowMs() + retryMs);
        onError(error);
      }
    }
    running = undefined;
  }

  return {
    ask(key, work) {
      const ms = nowMs();
      if (isStopped || waiting.length >= mostWaiting || ms < (dueMs.get(key) ?? Number.NEGATIVE_INFINITY)) {
        return;
      }
      remember(key, ms + everyMs);
      waiting.push({ key, work });
      running ??= run();
    },
    async stop() {
      isStopped = true;
      waiting.length = 0;
      await running;
    },
  };
}
