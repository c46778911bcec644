import { expect, it } from 'vitest';
import { type SearchWords, searchWordsOf } from '#lib/domain/view/search-words.ts';
import { eventually } from '#testing/eventually.ts';
import { createOperationIndex, type OperationIndex, type SearchedService } from './operation-index.ts';

const service = (id: string): SearchedService => ({ application: 'shop', id, name: `Service ${id}` });

function find(index: OperationIndex, text: string): string[] {
  const { best } = index.find(searchWordsOf(text) as SearchWords, 8);
  return best.map(({ name, service: { id } }) => `${name} of ${id}`);
}

it('finds what specifications offer once somebody has searched, until their services are gone', async () => {
  let services = [service('orders'), service('broken'), service('prices')];
  let nowMs = 0;
  const index = createOperationIndex({
    services: () => services,
    read: async ({ id }) => {
      if (id === 'broken') {
        throw new Error('no registry');
      }
      return [`GET /${id}`];
    },
    now: () => nowMs,
  });
  expect(find(index, 'get /orders')).toEqual([]);
  const sleep = index.wake(() => undefined);
  await eventually(() => find(index, 'get /prices')[0]);
  expect(find(index, 'shop get').sort()).toEqual(['GET /orders of orders', 'GET /prices of prices']);
  sleep();

  services = [service('prices'), service('late')];
  nowMs = 1_000;
  const again = () => undefined;
  // a reading that is under way ends first
  await eventually(() => {
    index.wake(again);
    return find(index, 'get /late')[0];
  });
  expect(find(index, 'get')).toHaveLength(2);
});
