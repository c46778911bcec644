import { expect, test } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import { createChains } from '../binding/chain.ts';
import type { ServiceClass } from '../catalog/service-class.ts';
import type { ServicePlan } from '../catalog/service-plan.ts';
import { bad, type NodeHealth, ok } from '../health/node-health.ts';
import { message } from '../texts/message.ts';
import {
  type CatalogFilter,
  type CatalogPlace,
  type CatalogRow,
  catalogOrders,
  catalogRows,
  matchesCatalogRow,
  shownCatalogRow,
} from './catalog-rows.ts';

const catalog = 'servicecatalog.k8s.io/v1beta1';

function orders(namespace: string, application?: string): ServiceClass {
  return {
    apiVersion: catalog,
    kind: 'ServiceClass',
    metadata: { name: 'orders-id', namespace },
    spec: {
      externalName: 'orders',
      externalID: 'orders-id',
      description: 'Create and read orders',
      bindable: true,
      externalMetadata: {
        displayName: 'Orders API',
        providerDisplayName: 'ACME',
        ...(application === undefined ? {} : { labels: { 'connected-app': application } }),
      },
    },
  };
}

const plan: ServicePlan = {
  apiVersion: catalog,
  kind: 'ServicePlan',
  metadata: { name: 'orders-id-plan', namespace: 'dev' },
  spec: {
    externalName: 'default',
    externalID: 'orders-id-plan',
    description: '',
    serviceClassRef: { name: 'orders-id' },
  },
};

function rowsOf(classes: ServiceClass[], instanceHealth = ok('Ready'), classHealth = ok('Ok')): CatalogRow[] {
  return catalogRows({
    serviceclasses: classes,
    plansOf: (key) => (key === 'dev/orders-id' ? [plan] : []),
    chains: createChains({
      nodes: [
        {
          id: 'class:dev/orders-id',
          kind: 'class',
          name: 'Orders API',
          namespace: 'dev',
          health: classHealth,
        },
        { id: 'instance:dev/o', kind: 'instance', name: 'o', namespace: 'dev', health: instanceHealth },
      ],
      edges: [{ id: '1', source: 'class:dev/orders-id', target: 'instance:dev/o' }],
    }),
  });
}

test('a service is one row, with each namespace that has it and how it is used there', () => {
  expect(rowsOf([orders('prod', 'shop'), orders('dev', 'shop')])).toMatchObject([
    {
      id: 'shop/orders-id',
      displayName: 'Orders API',
      plans: ['default'],
      places: [
        { namespace: 'dev', bindable: true, instanceCount: 1, health: 'ok' },
        { namespace: 'prod', bindable: false, instanceCount: 0 },
      ],
    },
  ]);
});

test('equal ids of different sources are different services', () => {
  const rows = rowsOf([orders('dev', 'shop'), orders('prod', 'other'), orders('test')]);
  expect(rows.map(({ id }) => id)).toEqual(['shop/orders-id', 'other/orders-id', '/orders-id']);
});

test('a row is named as where it is still offered', () => {
  const withdrawn = orders('dev', 'shop');
  withdrawn.status = { removedFromBrokerCatalog: true };
  withdrawn.spec.description = 'Old';
  expect(rowsOf([withdrawn, orders('prod', 'shop')])[0]?.description).toBe('Create and read orders');
});

test('what is wrong with the entry itself counts as much as what is wrong with an instance', () => {
  const wrong = bad('Withdrawn', { cause: message('health.workloadMissing'), evidence: 'e', fix: 'f' });
  expect(renderAll('en', rowsOf([orders('dev')], ok('Ready'), wrong))[0]?.places).toMatchObject([
    { health: 'bad', word: 'Catalog entry withdrawn' },
  ]);
  expect(renderAll('en', rowsOf([orders('dev')], wrong))[0]?.places).toMatchObject([
    { word: 'Instance withdrawn' },
  ]);
});

const all: CatalogFilter = { text: '', application: '', namespace: '', state: 'all' };

function isShown(filter: Partial<CatalogFilter>, classes: ServiceClass[], health?: NodeHealth): boolean {
  return rowsOf(classes, health).some(matchesCatalogRow({ ...all, ...filter }, () => true));
}

test('services are found by name, provider, application, description, id and plan', () => {
  for (const text of ['orders', 'acme', 'SHOP', ' create and', 'orders-id', 'default']) {
    expect(isShown({ text }, [orders('dev', 'shop')]), text).toBe(true);
  }
  expect(isShown({ text: 'crm' }, [orders('dev', 'shop')])).toBe(false);
});

test('filters combine: state and namespace have to hold of one place', () => {
  const both = [orders('dev', 'shop'), orders('prod', 'shop')];
  expect(isShown({ state: 'used', namespace: 'dev' }, both)).toBe(true);
  expect(isShown({ state: 'used', namespace: 'prod' }, both)).toBe(false);
  expect(isShown({ state: 'unused', namespace: 'prod', application: 'shop' }, both)).toBe(true);
  expect(isShown({ state: 'unused', application: 'other' }, both)).toBe(false);
  expect(isShown({ state: 'broken' }, both)).toBe(false);
  const problem = { cause: message('health.workloadMissing'), evidence: 'e', fix: 'f' };
  expect(isShown({ state: 'broken' }, both, bad('Failed', problem))).toBe(true);
});

test('a place that a person may not see counts for nothing', () => {
  const rows = rowsOf([orders('dev', 'shop'), orders('prod', 'shop')]);
  const isVisible = ({ namespace }: CatalogPlace) => namespace === 'prod';
  expect(rows.some(matchesCatalogRow({ ...all, state: 'used' }, isVisible))).toBe(false);
  expect(rows.some(matchesCatalogRow(all, isVisible))).toBe(true);
});

function rowWith(places: CatalogPlace[]): CatalogRow {
  return {
    id: 'shop/orders-id',
    serviceId: 'orders-id',
    displayName: 'Orders API',
    description: '',
    provider: '',
    application: 'shop',
    plans: [],
    places,
  };
}

const place: CatalogPlace = {
  namespace: 'dev',
  className: 'orders-id',
  bindable: true,
  offered: true,
  instanceCount: 0,
  health: 'ok',
  word: undefined,
};

test.each([
  [[place], 'todo', 'Not in use'],
  [[place, { ...place, instanceCount: 2 }], 'ok', 'In use'],
  [[{ ...place, instanceCount: 1, health: 'busy' }], 'busy', 'In progress'],
  [[place, { ...place, health: 'warn', word: 'Entry withdrawn' }], 'warn', 'Entry withdrawn'],
  [[place, { ...place, health: 'bad', word: 'Instance failed' }], 'bad', 'Instance failed'],
] as [CatalogPlace[], string, string][])('the state of %j is %s: %s', (places, health, word) => {
  expect(
    renderAll(
      'en',
      shownCatalogRow(rowWith(places), '', () => true),
    ),
  ).toMatchObject({ health, word });
});

test('a listed service names the first namespaces and counts all', () => {
  const places = Array.from({ length: 9 }, (_, index) => ({ ...place, namespace: `n${index}` }));
  const shown = shownCatalogRow(rowWith(places), '', ({ namespace }) => namespace !== 'n0');
  expect(renderAll('en', shown)).toMatchObject({ placeCount: 8, bindIn: 'n1' });
  expect(shown.places.map(({ id }) => id)).toEqual(['n1', 'n2', 'n3', 'n4']);
  expect(shownCatalogRow(rowWith(places), '', () => true, 'whole').places).toHaveLength(9);
});

test('the namespace that is asked for stands first, and only it is counted and bound in', () => {
  const places = [
    { ...place, namespace: 'dev', instanceCount: 1 },
    { ...place, namespace: 'prod', bindable: false },
  ];
  const shown = shownCatalogRow(rowWith(places), 'prod', () => true);
  expect(renderAll('en', shown)).toMatchObject({
    placeCount: 2,
    instanceCount: 0,
    word: 'Not in use',
    offered: true,
  });
  expect(shown.places.map(({ id }) => id)).toEqual(['prod', 'dev']);
  expect(shown.bindIn).toBeUndefined();
});

test('the order by use puts the service with the most instances last', () => {
  const unused = { ...rowWith([place]), id: 'b' };
  const used = rowWith([{ ...place, instanceCount: 3 }]);
  expect([used, unused].sort(catalogOrders.instances)).toEqual([unused, used]);
});
