import { expect, test } from 'vitest';
import { createChains } from '../binding/chain.ts';
import type { ServiceClass } from '../catalog/service-class.ts';
import type { ServicePlan } from '../catalog/service-plan.ts';
import { ok } from '../health/node-health.ts';
import { catalogOffers } from './offers.ts';

const catalog = 'servicecatalog.k8s.io/v1beta1';

const orders: ServiceClass = {
  apiVersion: catalog,
  kind: 'ServiceClass',
  metadata: { name: 'orders-id', namespace: 'default' },
  spec: {
    externalName: 'orders-api-7bc91',
    externalID: 'orders-id',
    description: 'Create and read orders',
    bindable: true,
    externalMetadata: {
      displayName: 'Orders API',
      providerDisplayName: 'ACME',
      labels: { 'connected-app': 'shop' },
    },
  },
};

function plan(namespace: string, bindable?: boolean): ServicePlan {
  return {
    apiVersion: catalog,
    kind: 'ServicePlan',
    metadata: { name: 'orders-id-plan', namespace },
    spec: {
      externalName: 'default',
      externalID: 'orders-id-plan',
      description: '',
      serviceClassRef: { name: 'orders-id' },
      ...(bindable === undefined ? {} : { bindable }),
    },
  };
}

const chains = createChains({
  nodes: [
    {
      id: 'class:default/orders-id',
      kind: 'class',
      name: 'Orders API',
      namespace: 'default',
      health: ok('Ok'),
    },
    { id: 'instance:default/o', kind: 'instance', name: 'o', namespace: 'default', health: ok('Ready') },
  ],
  edges: [{ id: '1', source: 'class:default/orders-id', target: 'instance:default/o' }],
});

test('an offer tells its application, its plans of the same namespace, and who uses it', () => {
  expect(catalogOffers([orders], [plan('default'), plan('other')], chains)).toMatchObject([
    {
      displayName: 'Orders API',
      application: 'shop',
      plans: ['default'],
      bindable: true,
      instances: [{ name: 'o' }],
    },
  ]);
});

test('the word of the plan on bindability counts before that of the class', () => {
  expect(catalogOffers([orders], [plan('default', false)], chains)[0]?.bindable).toBe(false);
});

test('a class that was removed from the catalog is not offered', () => {
  const removed = { ...orders, status: { removedFromBrokerCatalog: true } };
  expect(catalogOffers([removed], [], chains)[0]?.offered).toBe(false);
});
