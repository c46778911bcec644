import { expect, it } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import type { KindName } from '../kubernetes/kinds.ts';
import type { KubeObject } from '../kubernetes/kube-object.ts';
import { objectFacts, ownerFacts } from './object-facts.ts';

function facts(kind: KindName, rest: object): string[] {
  const object = { apiVersion: 'v1', kind: 'x', metadata: { name: 'one', namespace: 'sales' }, ...rest };
  return renderAll('en', objectFacts(kind, object as KubeObject)).map(
    ({ id, value, target }) => `${id}: ${value}${target?.page === 'object' ? ` (${target.kind})` : ''}`,
  );
}

it.each<[KindName, object, string[]]>([
  [
    'servicebindingusages',
    {
      spec: {
        serviceBindingRef: { name: 'b' },
        usedBy: { kind: 'deployment', name: 'web' },
        parameters: { envPrefix: { name: 'SHOP_' } },
      },
    },
    ['Binding: b (servicebindings)', 'Workload: Deployment web (deployments)', 'Prefix: SHOP_'],
  ],
  [
    'servicebindings',
    { spec: { instanceRef: { name: 'i' } } },
    ['Instance: i (serviceinstances)', 'Secret: one (secrets)'],
  ],
  [
    'serviceinstances',
    { spec: { serviceClassExternalName: 'orders', servicePlanExternalName: 'default' } },
    ['Class: orders', 'Plan: default'],
  ],
  [
    'deployments',
    {
      spec: { replicas: 3, template: { spec: { containers: [{ name: 'a', image: 'shop:1' }] } } },
      status: { readyReplicas: 2 },
    },
    ['Pods: 2 of 3 ready', 'Image: shop:1'],
  ],
  ['applicationmappings', { spec: { services: [{ id: 's' }] } }, ['Application: one', 'Allows: 1 service']],
  ['applicationmappings', { spec: null }, ['Application: one', 'Allows: all services, also those to come']],
  ['secrets', { type: 'Opaque', keys: ['a', 'b'] }, ['Type: Opaque', 'Keys: a, b']],
  ['leases', {}, []],
])('says of %s what is worth knowing', (kind, rest, expected) => {
  expect(facts(kind, rest)).toEqual(expected);
});

it('says nothing of an object that is not as it should be', () => {
  expect(facts('servicebindings', { spec: {} })).toEqual([]);
});

it('leads to owners of kinds that the console knows', () => {
  const owner = (apiVersion: string, kind: string) => ({ apiVersion, kind, name: 'web', uid: '1' });
  const metadata = {
    name: 'p',
    namespace: 'sales',
    ownerReferences: [owner('apps/v1', 'ReplicaSet'), owner('x.io/v1', 'Thing'), owner('v1', 'Node')],
  };
  expect(ownerFacts({ apiVersion: 'v1', kind: 'Pod', metadata })).toEqual([
    {
      id: 'ReplicaSet web',
      value: 'web',
      target: { page: 'object', kind: 'replicasets', namespace: 'sales', name: 'web' },
    },
    { id: 'Thing web', value: 'web' },
    { id: 'Node web', value: 'web', target: { page: 'object', kind: 'nodes', name: 'web' } },
  ]);
});
