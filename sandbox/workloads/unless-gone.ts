import { isMooringError } from '#lib/errors.ts';

/** What `work` returns; undefined where what it works on goes meanwhile: its controller has nothing more to do then. */
export async function unlessGone<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isMooringError(error, 'NOT_FOUND')) {
      return undefined;
    }
    throw error;
  }
}
