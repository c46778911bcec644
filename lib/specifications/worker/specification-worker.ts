import { parentPort } from 'node:worker_threads';
import { toMooringError } from '#lib/errors.ts';
import { runSpecificationTask, type SpecificationTask } from './specification-task.ts';
import type { WorkerReply } from './worker-pool.ts';

/** The thread of `askSpecificationWorker`: one task at a time. */
parentPort?.on('message', async (task: SpecificationTask) => {
  try {
    const result = await runSpecificationTask(task);
    const reply: WorkerReply<typeof result> = { result };
    // bytes change hands, whatever their number
    parentPort?.postMessage(reply, result instanceof Uint8Array ? [result.buffer] : []);
  } catch (error) {
    const { code, said } = toMooringError(error);
    const reply: WorkerReply<never> = { error: { code, said } };
    parentPort?.postMessage(reply);
  }
});
