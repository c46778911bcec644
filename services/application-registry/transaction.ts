import { errorText } from '#lib/errors.ts';
import type { Logger } from '#lib/log.ts';

/** Several writes that hold together: all of them stay, or none. */
export interface Transaction {
  /** What takes a write back; called in reverse order when a later one fails. */
  onFailure(undo: () => Promise<unknown>): void;
  /** What is needed no more once everything is written. */
  onSuccess(cleanUp: () => Promise<unknown>): void;
}

/** Runs `work`, takes its writes back when it fails, and passes its result or its error on. */
export async function runTransaction<T>(
  log: Logger,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const undos: (() => Promise<unknown>)[] = [];
  const cleanUps: (() => Promise<unknown>)[] = [];
  try {
    const result = await work({
      onFailure: (undo) => undos.unshift(undo),
      onSuccess: (cleanUp) => cleanUps.push(cleanUp),
    });
    await runAll(log, cleanUps, 'something that is needed no more was not removed');
    return result;
  } catch (error) {
    await runAll(log, undos, 'a failed change was not taken back as a whole');
    throw error;
  }
}

async function runAll(log: Logger, steps: (() => Promise<unknown>)[], complaint: string): Promise<void> {
  for (const step of steps) {
    await step().catch((error: unknown) => log.error({ error: errorText(error) }, complaint));
  }
}
