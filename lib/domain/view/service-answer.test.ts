import { expect, test } from 'vitest';
import type { Application } from '../application/application.ts';
import { createChains } from '../binding/chain.ts';
import { ok } from '../health/node-health.ts';
import { serviceAnswer } from './service-answer.ts';

const shop: Application = {
  apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'shop' },
  spec: {
    services: [
      {
        id: '1',
        name: 'orders',
        displayName: 'Orders',
        description: '',
        providerDisplayName: '',
        entries: [{ type: 'API', gatewayUrl: 'http://gateway/orders' }],
      },
    ],
  },
};

const health = ok('Ready');
const chains = createChains({
  nodes: [
    { id: 'application:shop', kind: 'application', name: 'shop', health },
    { id: 'service:shop/1', kind: 'service', name: 'Orders', health },
    {
      id: 'class:dev/1',
      kind: 'class',
      name: 'Orders',
      namespace: 'dev',
      health,
      ref: { kind: 'serviceclasses', name: 'one', namespace: 'dev' },
    },
    // promised by a mapping, not in the catalog
    { id: 'class:prod/1', kind: 'class', name: 'Orders', namespace: 'prod', health },
    { id: 'workload:dev/web', kind: 'workload', name: 'web', namespace: 'dev', health },
  ],
  edges: [
    ['application:shop', 'service:shop/1'],
    ['service:shop/1', 'class:dev/1'],
    ['service:shop/1', 'class:prod/1'],
    ['class:dev/1', 'workload:dev/web'],
  ].map(([source = '', target = '']) => ({ id: `${source} ${target}`, source, target })),
});

test('a service tells where it is in the catalog and which workloads are bound to it', () => {
  expect(serviceAnswer(shop, '1', chains)).toMatchObject({
    isApplicationThere: true,
    service: { parts: ['API'], gatewayUrl: 'http://gateway/orders', placeCount: 1 },
    users: [{ name: 'web', namespace: 'dev' }],
    places: [{ id: 'dev', className: 'one' }],
  });
});

test('it is told apart whether the service is missing or its Application', () => {
  expect(serviceAnswer(shop, '2', chains)).toEqual({ isApplicationThere: true, users: [], places: [] });
  expect(serviceAnswer(undefined, '1', undefined).isApplicationThere).toBe(false);
});
