import { expect, test } from 'vitest';
import { pageOf } from '#lib/client/list-address.ts';
import { catalogFilter, catalogLook, unknownOfCatalog } from './catalog-filter.ts';

function reading(address: string) {
  const params = new URLSearchParams(address);
  return (name: string, fallback: string) => params.get(name) ?? fallback;
}

test('the filters of an address combine', () => {
  const param = reading(
    'q=orders&application=shop&namespace=dev&state=unused&sort=-status&view=table&page=3',
  );
  expect(catalogFilter(param)).toEqual({
    text: 'orders',
    application: 'shop',
    namespace: 'dev',
    state: 'unused',
    sort: '-status',
  });
  expect([catalogLook(param), pageOf(param)]).toEqual(['table', 3]);
  expect(unknownOfCatalog(param)).toEqual([]);
});

test('what an address says without a meaning is left out and told', () => {
  const param = reading('state=odd&sort=color&view=map&page=0');
  expect(catalogFilter(param)).toMatchObject({ state: 'all', sort: 'name' });
  expect([catalogLook(param), pageOf(param)]).toEqual(['cards', undefined]);
  expect(unknownOfCatalog(param).map(({ name, value }) => `${name}=${value}`)).toEqual([
    'state=odd',
    'view=map',
    'sort=color',
    'page=0',
  ]);
});
