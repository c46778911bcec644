import { expect, it } from 'vitest';
import type { CatalogService } from './catalog-service.ts';
import { presentable } from './presentable.ts';

function service(id: string, change: Partial<CatalogService> = {}): CatalogService {
  return {
    id,
    name: `name-${id}`,
    description: 'Orders',
    bindable: true,
    tags: [],
    metadata: {},
    plans: [
      { id: `${id}-plan`, name: 'default', description: 'Default plan', metadata: { displayName: '' } },
    ],
    ...change,
  };
}

it.each<[string, CatalogService, string]>([
  ['the id of an earlier one', service('a', { name: 'other' }), 'service id a is offered twice'],
  ['the name of an earlier one', service('b', { name: 'name-a' }), 'service name name-a is offered twice'],
  [
    'the plan of an earlier one',
    service('b', { plans: service('a').plans }),
    'plan id a-plan is offered twice',
  ],
  ['a plan twice', service('b', { plans: [...service('b').plans, ...service('b').plans] }), 'plan id b-plan'],
  ['an id that is too long with "-plan"', service('i'.repeat(59)), '1 to 63 characters'],
  ['no name', service('b', { name: '' }), '1 to 63 characters'],
])('leaves out a service with %s, and keeps the others', (_what, spoiled, reason) => {
  const { services, leftOut } = presentable([service('a'), spoiled, service('z')]);
  expect(services.map(({ id }) => id)).toEqual(['a', 'z']);
  expect(leftOut).toEqual([expect.stringContaining(reason)]);
});

it('takes the longest id that fits', () => {
  expect(presentable([service('i'.repeat(58))]).leftOut).toEqual([]);
});
