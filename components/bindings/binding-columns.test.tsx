// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { GraphNode, GraphNodeKind } from '#lib/domain/binding/binding-graph-node.ts';
import type { Health } from '#lib/domain/health/health.ts';
import type { BindingRow } from '#lib/domain/view/binding-rows.ts';
import { cellText, drawCell, orderBy, sortableIds } from '#testing/draw-columns.tsx';
import { bindingColumns as columns } from './binding-columns.tsx';

vi.mock('next/navigation', () => import('#testing/played-navigation.ts'));
// which actions a node has is asked of live objects; here it has none
vi.mock('#components/graph/use-node-actions.ts', () => ({
  useNodeActions: () => ({ offered: [], open: () => undefined }),
}));

afterEach(cleanup);

function node(kind: GraphNodeKind, name: string, status: Health = 'ok'): GraphNode {
  return { id: `${kind}:ns/${name}`, kind, name, namespace: 'ns', health: { status, word: status } };
}

function row(given: Partial<BindingRow> = {}): BindingRow {
  const usage = node('usage', 'u');
  return {
    id: usage.id,
    node: usage,
    namespace: 'ns',
    service: 'Orders API',
    application: 'shop',
    instance: node('instance', 'i'),
    binding: node('binding', 'b'),
    usage,
    workload: node('workload', 'nginx'),
    secretName: 's',
    hasSecret: true,
    variables: ['GATEWAY_URL'],
    isInjected: true,
    worst: usage,
    word: 'Injected',
    ...given,
  };
}

/** A binding that nothing uses, of a class that is gone. */
const lonely = row({
  service: 'i',
  application: undefined,
  instance: undefined,
  usage: undefined,
  workload: undefined,
  secretName: undefined,
  hasSecret: false,
  variables: [],
  isInjected: false,
});

const order = (id: string, rows: BindingRow[]) => orderBy(columns, id, rows, ({ id: name }) => name);

it('has these columns, of which these are sorted', () => {
  expect(columns.map(({ id }) => id)).toEqual([
    'service',
    'workload',
    'status',
    'variables',
    'secret',
    'instance',
    'actions',
  ]);
  expect(sortableIds(columns)).toEqual(['service', 'workload', 'status', 'secret', 'instance']);
});

it('service: leads to the link in the graph, with the Application where it is known', () => {
  expect(cellText(columns, 'service', row())).toBe('Orders APIshop');
  expect(cellText(columns, 'service', lonely)).toBe('i');
  const href = drawCell(columns, 'service', row()).querySelector('a')?.getAttribute('href');
  expect(href).toBe('/graph?node=usage%3Ans%2Fu');
});

it('service: sorts as people read, whatever the case', () => {
  const rows = ['b', 'Ä', 'C', 'a'].map((service) => row({ id: service, service }));
  expect(order('service', rows)).toEqual(['a', 'Ä', 'b', 'C']);
});

it('workload: says where, also where there is none, and sorts these first', () => {
  expect(cellText(columns, 'workload', row())).toBe('nginxns');
  expect(cellText(columns, 'workload', lonely)).toBe('nonens');
  const rows = [row({ id: 'z', workload: node('workload', 'z') }), row({ id: 'none', workload: undefined })];
  expect(order('workload', rows)).toEqual(['none', 'z']);
});

it('status: says the word of the whole and the cause of the worst link', () => {
  const worst: GraphNode = {
    ...node('instance', 'i', 'bad'),
    health: { status: 'bad', word: 'x', problem: { cause: 'The broker refuses.', evidence: 'e', fix: 'f' } },
  };
  expect(cellText(columns, 'status', row({ worst, word: 'Failed' }))).toBe('FailedThe broker refuses.');
  expect(cellText(columns, 'status', row())).toBe('Injected');
});

it('status: sorts by the worst link, the broken first', () => {
  const rows = (['ok', 'bad', 'warn'] as const).map((status) =>
    row({ id: status, worst: node('binding', 'b', status) }),
  );
  expect(order('status', rows)).toEqual(['bad', 'warn', 'ok']);
});

it('variables: tells what is there from what would be', () => {
  expect(cellText(columns, 'variables', row({ variables: ['A', 'B'] }))).toBe('A, B');
  expect(cellText(columns, 'variables', row({ isInjected: false }))).toBe('would be GATEWAY_URL');
  expect(cellText(columns, 'variables', lonely)).toBe('none');
});

it('secret: tells what is there from what would be, and sorts by name', () => {
  expect(cellText(columns, 'secret', row())).toBe('s');
  expect(cellText(columns, 'secret', row({ hasSecret: false }))).toBe('would be s');
  expect(cellText(columns, 'secret', lonely)).toBe('none');
  const rows = [
    row({ id: 'b', secretName: 'b' }),
    row({ id: 'a', secretName: 'a' }),
    { ...lonely, id: 'none' },
  ];
  expect(order('secret', rows)).toEqual(['none', 'a', 'b']);
});

it('instance: names it, or says nothing, and sorts by name', () => {
  expect(cellText(columns, 'instance', row())).toBe('i');
  expect(cellText(columns, 'instance', lonely)).toBe('');
  const rows = [
    row({ id: 'b', instance: node('instance', 'b') }),
    row({ id: 'a', instance: node('instance', 'a') }),
  ];
  expect(order('instance', rows)).toEqual(['a', 'b']);
});

it('actions: has a menu that says whose', () => {
  drawCell(columns, 'actions', row());
  expect(screen.getByRole('button', { name: 'Actions for u' })).toBeTruthy();
});
