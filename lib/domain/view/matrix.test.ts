import { expect, test } from 'vitest';
import { renderMessage } from '#lib/texts/render-message.ts';
import { allowanceOf, allowedIds, withdrawnServices } from '../application/allowance.ts';
import type { Application } from '../application/application.ts';
import type { ApplicationMapping } from '../application/application-mapping.ts';
import type { GraphNode } from '../binding/binding-graph-node.ts';
import { createChains } from '../binding/chain.ts';
import { ok } from '../health/node-health.ts';
import { filteredColumns, matrixColumns } from './matrix-columns.ts';
import { isChosen, planCells } from './matrix-plan.ts';
import { matchesMatrixRow, matrixRows, wordOfCell } from './matrix-rows.ts';

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

test('a mapping without a list, or with null, allows all; an empty list allows nothing of the services', () => {
  expect(allowanceOf(undefined)).toEqual({ mode: 'none' });
  expect(allowanceOf(mapping('default'))).toEqual({ mode: 'all' });
  expect(allowanceOf(mapping('default', null))).toEqual({ mode: 'all' });
  expect(allowedIds(['orders', 'prices'], allowanceOf(mapping('default')))).toEqual(['orders', 'prices']);
  expect(allowedIds(['orders', 'prices'], allowanceOf(mapping('default', ['orders', 'gone'])))).toEqual([
    'orders',
  ]);
  expect(allowedIds(['orders', 'prices'], { mode: 'none' })).toEqual([]);
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

const nothing = { mode: 'none', allowed: 0 } as const;

function rowOf(...mappings: ApplicationMapping[]) {
  const [row] = matrixRows({ applications: [shop], applicationmappings: mappings, chains });
  return row as NonNullable<typeof row>;
}

test('a row has a cell where something is allowed or used, with how much', () => {
  const { cells } = rowOf(mapping('other'), mapping('third', ['orders', 'gone']), mapping('fourth', []));
  expect(cells).toEqual({
    default: { mode: 'none', allowed: 0, inUse: 1 },
    other: { mode: 'all', allowed: 2, inUse: 0 },
    third: { mode: 'some', allowed: 1, inUse: 0 },
    fourth: { mode: 'some', allowed: 0, inUse: 0 },
  });
  const words = ['default', 'other', 'third', 'fourth'].map((name) =>
    renderMessage('en', wordOfCell(cells[name] ?? nothing, 2)),
  );
  expect(words).toEqual(['None', 'All', '1 of 2', '0 of 2']);
});

test('the mapping of another Application says nothing of this one', () => {
  const other = { ...mapping('other'), metadata: { name: 'crm', namespace: 'other' } };
  expect(Object.keys(rowOf(other).cells)).toEqual(['default']);
});

test('an instance in an allowed namespace is counted there', () => {
  expect(rowOf(mapping('default')).cells.default).toEqual({ mode: 'all', allowed: 2, inUse: 1 });
});

test('rows are filtered by name and description, in any case', () => {
  const row = { ...rowOf(), description: 'All that we sell' };
  expect(['', ' SHOP ', 'we sell', 'crm'].map((text) => matchesMatrixRow(text)(row))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test('system namespaces are columns only on demand, or when something is allowed there', () => {
  const names = ['kube-system', 'default'];
  expect(matrixColumns(names, new Set(), { system: false })).toEqual(['default']);
  expect(matrixColumns(names, new Set(), { system: true })).toEqual(['default', 'kube-system']);
  expect(matrixColumns(names, new Set(['kube-system']), { system: false })).toContain('kube-system');
});

test('columns are filtered by name', () => {
  expect(filteredColumns(['east', 'west'], { namespace: ' EA', system: false })).toEqual(['east']);
});

test('a bulk change touches the cells that are not as wanted', () => {
  const row = rowOf(mapping('default', ['orders']), mapping('other'));
  const allow = planCells([row], ['default', 'other'], 'all');
  expect(allow).toEqual({ changes: [{ application: 'shop', namespace: 'default' }], unchanged: 1 });
  const withdraw = planCells([row], ['default', 'other', 'third'], 'none');
  expect(withdraw.changes.map(({ namespace }) => namespace)).toEqual(['default', 'other']);
  expect(withdraw.unchanged).toBe(1);
  expect(planCells([], ['default'], 'all')).toEqual({ changes: [], unchanged: 0 });
});

test('all are chosen but those that were taken out, also such as nobody has seen', () => {
  const names = new Set(['shop']);
  expect([isChosen({ isAll: true, names }, 'shop'), isChosen({ isAll: true, names }, 'crm')]).toEqual([
    false,
    true,
  ]);
  expect([isChosen({ isAll: false, names }, 'shop'), isChosen({ isAll: false, names }, 'crm')]).toEqual([
    true,
    false,
  ]);
});
