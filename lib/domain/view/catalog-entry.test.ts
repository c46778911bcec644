import { expect, test } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import { createChains } from '../binding/chain.ts';
import type { ServiceClass } from '../catalog/service-class.ts';
import type { ServicePlan } from '../catalog/service-plan.ts';
import { bad, type NodeHealth, ok } from '../health/node-health.ts';
import { message } from '../texts/message.ts';
import { catalogEntry } from './catalog-entry.ts';

const catalog = 'servicecatalog.k8s.io/v1beta1';

const orders: ServiceClass = {
  apiVersion: catalog,
  kind: 'ServiceClass',
  metadata: { name: 'orders-id', namespace: 'dev' },
  spec: {
    externalName: 'orders',
    externalID: 'orders-id',
    description: 'Orders',
    bindable: true,
    externalMetadata: { labels: { 'connected-app': 'shop', provisionOnlyOnce: 'true' } },
  },
};

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

function entryOf(given: { serviceClass?: ServiceClass; plans?: ServicePlan[]; instances?: NodeHealth[] }) {
  const { serviceClass = orders, plans = [plan], instances = [] } = given;
  const nodes = instances.map((health, index) => ({
    id: `instance:dev/${index}`,
    kind: 'instance' as const,
    name: String(index),
    namespace: 'dev',
    health,
  }));
  const own = { id: 'class:dev/orders-id', kind: 'class' as const, name: 'orders', health: ok('Ok') };
  return catalogEntry({
    serviceClass,
    plans,
    chains: createChains({
      nodes: [own, ...nodes],
      edges: nodes.map(({ id }) => ({ id, source: own.id, target: id })),
    }),
    applications: [
      {
        apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
        kind: 'Application',
        metadata: { name: 'shop' },
        spec: {
          services: [
            {
              id: 'orders-id',
              name: 'orders',
              displayName: 'Orders',
              description: '',
              providerDisplayName: '',
              entries: [{ type: 'API' }, { type: 'Events' }],
            },
          ],
        },
      },
    ],
    others: [{ ...orders, metadata: { name: 'orders-id', namespace: 'prod' } }],
  });
}

test('an entry names its plans, its registered service, and the other namespaces', () => {
  expect(entryOf({})).toMatchObject({
    entry: { application: 'shop', parts: ['API', 'Events'], placeCount: 1 },
    plans: [{ id: 'orders-id-plan', name: 'default', withdrawn: false }],
    instances: [],
    places: [{ id: 'prod', className: 'orders-id' }],
  });
  expect(entryOf({}).entry).not.toHaveProperty('whyNotOrdered');
});

test('what is provisioned once is not ordered again while the instance is not broken', () => {
  expect(renderAll('en', entryOf({ instances: [ok('Ready')] }).entry?.whyNotOrdered)).toContain(
    'once in a namespace',
  );
  const problem = { cause: message('health.workloadMissing'), evidence: 'e', fix: 'f' };
  expect(entryOf({ instances: [bad('Failed', problem)] }).entry).not.toHaveProperty('whyNotOrdered');
});

test('what is withdrawn or has no plan is not ordered', () => {
  const serviceClass = { ...orders, status: { removedFromBrokerCatalog: true } };
  expect(renderAll('en', entryOf({ serviceClass }).entry?.whyNotOrdered)).toBe('The service is withdrawn.');
  expect(renderAll('en', entryOf({ plans: [] }).entry?.whyNotOrdered)).toBe('The service has no plan.');
});

test('of many instances the first ones are named, and all are counted', () => {
  const { entry, instances } = entryOf({ instances: Array.from({ length: 60 }, () => ok('Ready')) });
  expect(entry?.instanceCount).toBe(60);
  expect(instances).toHaveLength(50);
});
