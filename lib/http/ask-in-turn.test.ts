import { expect, it } from 'vitest';
import { askInTurn } from './ask-in-turn.ts';

/** @param taken the methods that the endpoint takes. @param broken those it does not answer at all. */
async function ask(taken: string[], broken: string[] = []) {
  const asked: string[] = [];
  const told = await askInTurn(
    ['both', 'header', 'body'],
    async (method) => {
      asked.push(method);
      if (!taken.includes(method)) {
        throw new Error(`${broken.includes(method) ? 'no answer to' : 'refused'} ${method}`);
      }
      return method;
    },
    (error) => (error as Error).message.startsWith('refused'),
  ).catch((error: unknown) => (error as Error).message);
  return { asked, told };
}

it('takes the first method that the endpoint takes', async () => {
  expect(await ask(['header', 'body'])).toEqual({ asked: ['both', 'header'], told: 'header' });
});

it('tells what the first method came to where none is taken', async () => {
  expect(await ask([])).toEqual({ asked: ['both', 'header', 'body'], told: 'refused both' });
});

it('stops at a failure that no other method would mend', async () => {
  expect(await ask(['body'], ['header'])).toEqual({ asked: ['both', 'header'], told: 'refused both' });
});
