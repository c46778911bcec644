import { Worker } from 'node:worker_threads';
import type { SpecificationTask, SpecificationTasks } from './specification-task.ts';
import { createWorkerPool, type WorkerPool } from './worker-pool.ts';

type SpecPool = WorkerPool<SpecificationTask, SpecificationTasks[keyof SpecificationTasks]['result']>;

// Next may load this module more than once in a process (one copy per bundle, again after an edit)
const shared = globalThis as { mooringSpecPool?: SpecPool };

/** Of each thread. What is read is short-lived and large: room for it saves most of the time that is spent on clearing up. */
const resourceLimits = { maxOldGenerationSizeMb: 2048, maxYoungGenerationSizeMb: 192 };

function specPool(): SpecPool {
  shared.mooringSpecPool ??= createWorkerPool({
    // bundlers find the file by this very form
    start: () =>
      new Worker(new URL('./specification-worker.ts', import.meta.url), { resourceLimits, execArgv: [] }),
    size: 2,
    deadlineMs: 60_000,
    mostWaiting: 50,
  });
  return shared.mooringSpecPool;
}

/**
 * Has a thread of its own do something about a specification. Servers ask it and do nothing of the kind themselves:
 * a large document takes seconds, in which nobody else would be served.
 * @throws MooringError what the task fails with, and UNPROCESSABLE when it takes more time or memory than is right.
 */
export async function askSpecificationWorker<Name extends keyof SpecificationTasks>(
  name: Name,
  input: SpecificationTasks[Name]['input'],
): Promise<SpecificationTasks[Name]['result']> {
  return await specPool().run({ name, ...input } as SpecificationTask);
}
