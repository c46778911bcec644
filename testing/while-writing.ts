import { isMooringError } from '#lib/errors.ts';

const writers = 2;
const writesEach = 60;

/**
 * Lets two writers change something over and over while `work` begins: whoever reads it and writes it back meets one
 * conflict after the other until they have done.
 * @param write one change, the number of which is told.
 */
export async function whileWriting<T>(
  write: (count: number) => Promise<unknown>,
  work: () => Promise<T>,
): Promise<T> {
  let count = 0;
  async function keepWriting(): Promise<void> {
    for (let done = 0; done < writesEach; done++) {
      count += 1;
      await write(count).catch((error: unknown) => {
        if (!isMooringError(error, 'CONFLICT')) {
          throw error;
        }
      });
    }
  }
  const [result] = await Promise.all([work(), ...Array.from({ length: writers }, keepWriting)]);
  return result;
}
