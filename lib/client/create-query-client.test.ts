import { MutationObserver, onlineManager } from '@tanstack/react-query';
import { afterEach, expect, it } from 'vitest';
import { createQueryClient } from './create-query-client.ts';

afterEach(() => onlineManager.setOnline(true));

it('asks and changes at once, whatever the browser says of its network', async () => {
  const client = createQueryClient();
  onlineManager.setOnline(false);
  expect(await client.fetchQuery({ queryKey: ['a'], queryFn: () => 'read' })).toBe('read');
  const change = new MutationObserver(client, { mutationFn: async () => 'changed' });
  expect(await change.mutate()).toBe('changed');
});

it('does not repeat a failed change when the network is said to be back', async () => {
  const client = createQueryClient();
  onlineManager.setOnline(false);
  let tries = 0;
  const change = new MutationObserver(client, {
    async mutationFn() {
      tries += 1;
      throw new Error('no answer');
    },
  });
  await expect(change.mutate()).rejects.toThrow('no answer');
  onlineManager.setOnline(true);
  await client.resumePausedMutations();
  expect(tries).toBe(1);
});
