import { expect, test } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import type { Application } from '../application/application.ts';
import type { ApplicationMapping } from '../application/application-mapping.ts';
import type { GraphNode, GraphNodeKind } from '../binding/binding-graph-node.ts';
import { createChains } from '../binding/chain.ts';
import { bad, type NodeHealth, ok } from '../health/node-health.ts';
import { message } from '../texts/message.ts';
import {
  type ApplicationRow,
  applicationOrders,
  applicationRows,
  labelsOf,
  namespacesOf,
} from './application-rows.ts';

const connector = 'applicationconnector.kyma-project.io/v1alpha1';
const problem = { cause: message('health.workloadMissing'), evidence: 'e', fix: 'f' };

const shop: Application = {
  apiVersion: connector,
  kind: 'Application',
  metadata: { name: 'shop' },
  spec: {
    services: [
      { id: '1', name: 'o', displayName: 'O', description: '', providerDisplayName: '', entries: [] },
    ],
  },
};

function mapping(namespace: string, services?: { id: string }[]): ApplicationMapping {
  return {
    apiVersion: connector,
    kind: 'ApplicationMapping',
    metadata: { name: 'shop', namespace },
    spec: services === undefined ? {} : { services },
  };
}

function node(kind: GraphNodeKind, health: NodeHealth): GraphNode {
  return { id: kind === 'application' ? 'application:shop' : kind, kind, name: kind, health };
}

function rowOf(nodes: GraphNode[]) {
  const [first, ...rest] = nodes;
  const edges = rest.map(({ id }) => ({ id, source: first?.id ?? '', target: id }));
  return applicationRows({
    applications: [shop],
    applicationmappings: [mapping('b'), mapping('a'), mapping('empty', [])],
    tokensOf: () => [],
    chains: createChains({ nodes, edges }),
    nowMs: 0,
  })[0];
}

test('a row counts what hangs on its Application and names where it is allowed', () => {
  expect(rowOf([node('application', ok('Deployed')), node('binding', ok('Ready'))])).toMatchObject({
    health: 'todo',
    serviceCount: 1,
    bindingCount: 1,
    namespaces: ['a', 'b'],
  });
});

test('the state names the broken link; a missing workload before the usage that fails by it', () => {
  const row = rowOf([
    node('application', ok('Deployed')),
    node('usage', bad('Failed', problem)),
    node('workload', bad('Missing', problem)),
  ]);
  expect(renderAll('en', row)).toMatchObject({ health: 'bad', word: 'Workload missing' });
});

test('a mapping that lists no service allows nothing', () => {
  expect(namespacesOf([mapping('a', []), mapping('b', [{ id: '1' }])])).toEqual(['b']);
});

function given(row: Partial<ApplicationRow> = {}): ApplicationRow {
  return {
    id: 'shop',
    description: '',
    health: 'ok',
    word: 'Connected',
    connection: { health: 'ok', word: 'Connected' },
    serviceCount: 0,
    namespaces: [],
    bindingCount: 0,
    createdAt: undefined,
    labels: [],
    ...row,
  };
}

function ordered(column: keyof typeof applicationOrders, rows: Partial<ApplicationRow>[]): string[] {
  return rows
    .map(given)
    .sort(applicationOrders[column])
    .map(({ id }) => id);
}

test('names are sorted by their bytes, as Kubernetes does', () => {
  expect(ordered('name', [{ id: 'b' }, { id: 'a-b' }, { id: 'a1' }, { id: 'a' }])).toEqual([
    'a',
    'a-b',
    'a1',
    'b',
  ]);
});

test('what needs attention stands first by status', () => {
  const rows = (['ok', 'todo', 'bad', 'off', 'warn', 'busy'] as const).map((health) => ({
    id: health,
    health,
  }));
  expect(ordered('status', rows)).toEqual(['bad', 'warn', 'busy', 'todo', 'off', 'ok']);
});

test.each([
  ['services', 'serviceCount'],
  ['bindings', 'bindingCount'],
] as const)('%s are sorted as numbers', (column, field) => {
  const rows = [10, 9, 0].map((count) => ({ id: String(count), [field]: count }));
  expect(ordered(column, rows)).toEqual(['0', '9', '10']);
});

test('namespaces are sorted by how many there are', () => {
  const rows = [{ id: 'two', namespaces: ['a', 'b'] }, { id: 'none' }, { id: 'one', namespaces: ['z'] }];
  expect(ordered('namespaces', rows)).toEqual(['none', 'one', 'two']);
});

test('by age the newest stands first, and last what has none', () => {
  const rows = [
    { id: 'unknown' },
    { id: 'old', createdAt: '2025-12-31T23:59:59Z' },
    { id: 'new', createdAt: '2026-02-01T00:00:00Z' },
  ];
  expect(ordered('age', rows)).toEqual(['new', 'old', 'unknown']);
});

test('the certificate that ends first stands first, and last what has none', () => {
  const ends = (certificateExpiresAt: string) => ({
    connection: { health: 'ok', word: 'Connected', certificateExpiresAt } as const,
  });
  const rows = [
    { id: 'none' },
    { id: 'later', ...ends('2026-03-01T00:00:00Z') },
    { id: 'soon', ...ends('2026-02-01T00:00:00Z') },
  ];
  expect(ordered('certificate', rows)).toEqual(['soon', 'later', 'none']);
});

test('labels of the object and of its specification stand together', () => {
  const spec = { labels: { region: 'eu', team: 'old' } };
  expect(labelsOf({ ...shop, metadata: { name: 'shop', labels: { team: 'red' } }, spec })).toEqual([
    'region=eu',
    'team=red',
  ]);
});
