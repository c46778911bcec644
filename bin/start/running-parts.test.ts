import { expect, it } from 'vitest';
import { createRunningParts } from './running-parts.ts';

it('stops the parts in reverse order of their start, and goes on behind one that fails', async () => {
  const running = createRunningParts();
  const stopped: string[] = [];
  const failure = new Error('does not stop');
  for (const name of ['sandbox', 'platform', 'console']) {
    running.add({
      name,
      async stop() {
        stopped.push(name);
        if (name === 'platform') {
          throw failure;
        }
      },
    });
  }

  const errors: [part: string, error: unknown][] = [];
  await running.stop((part, error) => errors.push([part, error]));

  expect(stopped).toEqual(['console', 'platform', 'sandbox']);
  expect(errors).toEqual([['platform', failure]]);
});
