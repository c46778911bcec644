import { expect, test } from 'vitest';
import { allowanceOf, withdrawnServices, wordOfAllowance } from '../application/allowance.ts';
import type { Application } from '../application/application.ts';
import type { ApplicationMapping } from '../application/application-mapping.ts';
import type { GraphNode } from '../binding/binding-graph-node.ts';
import { createChains } from '../binding/chain.ts';
import { ok } from '../health/node-health.ts';
import type { Namespace } from '../kubernetes/core-objects.ts';
import { planBulkAllowance } from './bulk-allowance.ts';
import { mappingMatrix } from './matrix.ts';

const connector = 'applicationconnector.kyma-project.io/v1alpha1';

const shop: Application = {
  apiVersion: connector,
  kind: 'Application',
  metadata: { name: 'shop' },
  spec: {
    services: ['orders', 'prices'].map((id) => ({
      id,
      name: id,
      displayName: id,
      description: '',
      providerDisplayName: '',
      entries: [],
    })),
  },
};

function mapping(namespace: string, services?: string[] | null): ApplicationMapping {
  const spec = services === undefined ? {} : { services: services?.map((id) => ({ id })) ?? null };
  return { apiVersion: connector, kind: 'ApplicationMapping', metadata: { name: 'shop', namespace }, spec };
}

function namespace(name: string): Namespace {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

test('a mapping without a list, or with null, allows all; an empty list allows nothing of the services', () => {
  expect(allowanceOf(undefined)).toEqual({ mode: 'none' });
  expect(allowanceOf(mapping('default'))).toEqual({ mode: 'all' });
  expect(allowanceOf(mapping('default', null))).toEqual({ mode: 'all' });
  expect(wordOfAllowance(allowanceOf(mapping('default', [])), shop)).toBe('0 of 2');
  expect(wordOfAllowance(allowanceOf(mapping('default', ['orders', 'gone'])), shop)).toBe('1 of 2');
});

test('what a change withdraws is what was allowed and is not any more', () => {
  const all = mapping('default');
  expect(withdrawnServices(shop, all, { mode: 'none' })).toEqual(['orders', 'prices']);
  expect(withdrawnServices(shop, all, { mode: 'some', services: ['orders'] })).toEqual(['prices']);
  expect(withdrawnServices(shop, mapping('default', ['orders']), { mode: 'all' })).toEqual([]);
  expect(withdrawnServices(shop, undefined, { mode: 'none' })).toEqual([]);
});

const nodes: GraphNode[] = [
  { id: 'class:default/orders', kind: 'class', name: 'Orders', namespace: 'default', health: ok('Offered') },
  {
    id: 'instance:default/o',
    kind: 'instance',
    name: 'o',
    namespace: 'default',
    health: ok('Ready'),
    ref: { kind: 'serviceinstances', name: 'o', namespace: 'default' },
  },
];
const chains = createChains({
  nodes: [...nodes, { id: 'application:shop', kind: 'application', name: 'shop', health: ok('Deployed') }],
  edges: [
    { id: '1', source: 'application:shop', target: 'class:default/orders' },
    { id: '2', source: 'class:default/orders', target: 'instance:default/o' },
  ],
});

test('system namespaces are columns only on demand, or when something is allowed there', () => {
  const input = {
    applications: [shop],
    applicationmappings: [mapping('default')],
    namespaces: [namespace('default'), namespace('kube-system')],
    chains,
  };
  expect(mappingMatrix({ ...input, withSystem: false }).namespaces).toEqual(['default']);
  expect(mappingMatrix({ ...input, withSystem: true }).namespaces).toEqual(['default', 'kube-system']);
  const mapped = { ...input, applicationmappings: [mapping('kube-system')] };
  expect(mappingMatrix({ ...mapped, withSystem: false }).namespaces).toContain('kube-system');
});

test('a cell counts the instances that use the application in its namespace', () => {
  const matrix = mappingMatrix({
    applications: [shop],
    applicationmappings: [],
    namespaces: [namespace('default'), namespace('other')],
    chains,
    withSystem: false,
  });
  expect(matrix.rows[0]?.cells.map(({ instanceCount }) => instanceCount)).toEqual([1, 0]);
});

test('a bulk change touches the cells that are not as wanted, and names what it withdraws', () => {
  const matrix = mappingMatrix({
    applications: [shop],
    applicationmappings: [mapping('default', ['orders']), mapping('other')],
    namespaces: [namespace('default'), namespace('other'), namespace('third')],
    chains,
    withSystem: false,
  });
  const selection = { applications: new Set(['shop']), namespaces: new Set(['default', 'other']) };
  const allow = planBulkAllowance(matrix, selection, 'all');
  expect(allow).toMatchObject({ changes: [{ namespace: 'default' }], unchanged: 1, withdrawn: [] });
  const withdraw = planBulkAllowance(matrix, selection, 'none');
  expect(withdraw.changes).toHaveLength(2);
  expect(withdraw.withdrawn).toEqual(['class:default/orders', 'class:other/orders', 'class:other/prices']);
});

test('a bulk change without an application or a namespace changes nothing', () => {
  const matrix = mappingMatrix({
    applications: [shop],
    applicationmappings: [],
    namespaces: [namespace('default')],
    chains,
    withSystem: false,
  });
  const none = { applications: new Set<string>(), namespaces: new Set(['default']) };
  expect(planBulkAllowance(matrix, none, 'all')).toEqual({ changes: [], unchanged: 0, withdrawn: [] });
});
