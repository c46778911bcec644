// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type GraphNode, graphNodeKinds } from '#lib/domain/binding/binding-graph-node.ts';
import type { OrderedNode } from '#lib/domain/view/binding-graph-order.ts';
import { cellText, drawCell, orderBy, sortableIds } from '#testing/draw-columns.tsx';
import { graphColumns } from './graph-columns.tsx';

vi.mock('next/navigation', () => import('#testing/played-navigation.ts'));
vi.mock('./use-node-actions.ts', () => ({ useNodeActions: () => ({ offered: [], open: () => undefined }) }));

const onSelect = vi.fn();
const columns = graphColumns(onSelect, false);

beforeEach(() => vi.clearAllMocks());
afterEach(cleanup);

function row({ depth = 0, ...given }: Partial<GraphNode> & { depth?: number } = {}): OrderedNode {
  const node: GraphNode = {
    id: 'instance:ns/i',
    kind: 'instance',
    name: 'i',
    health: { status: 'ok', word: 'Ready' },
    ...given,
  };
  return { node, depth };
}

const order = (id: string, rows: OrderedNode[]) => orderBy(columns, id, rows, ({ node }) => node.name);
const indentOf = (given: OrderedNode, sorted: boolean) =>
  drawCell(graphColumns(onSelect, sorted), 'name', given)
    .querySelector('span')
    ?.className.match(/pl-\d+/)?.[0];

it('has these columns, of which these are sorted', () => {
  expect(columns.map(({ id }) => id)).toEqual(['name', 'kind', 'namespace', 'status', 'cause', 'actions']);
  expect(sortableIds(columns)).toEqual(['name', 'kind', 'namespace', 'status']);
});

it('name: opens the link, and says its state where no other column does', () => {
  expect(cellText(columns, 'name', row())).toBe('iReady');
  fireEvent.click(screen.getByRole('button', { name: 'i' }));
  expect(onSelect).toHaveBeenCalledWith('instance:ns/i');
});

it('name: stands in by its place in the chain, but not in a sorted table', () => {
  expect([0, 1, 7, 12].map((depth) => indentOf(row({ depth }), false))).toEqual([
    undefined,
    'pl-4',
    'pl-28',
    'pl-28',
  ]);
  expect(indentOf(row({ depth: 3 }), true)).toBeUndefined();
});

it('name: sorts as people read', () => {
  expect(
    order(
      'name',
      ['b', 'C', 'a'].map((name) => row({ name })),
    ),
  ).toEqual(['a', 'b', 'C']);
});

it('kind: has the noun that people know, and sorts along the chain', () => {
  expect(cellText(columns, 'kind', row({ kind: 'class' }))).toBe('Catalog entry');
  const rows = graphNodeKinds.toReversed().map((kind) => row({ kind, name: kind }));
  expect(order('kind', rows)).toEqual([...graphNodeKinds]);
});

it('namespace: says cluster for what is in none, and sorts that first', () => {
  expect(cellText(columns, 'namespace', row({ namespace: 'ns' }))).toBe('ns');
  expect(cellText(columns, 'namespace', row())).toBe('cluster');
  expect(order('namespace', [row({ name: 'in', namespace: 'a' }), row({ name: 'of cluster' })])).toEqual([
    'of cluster',
    'in',
  ]);
});

it('status: says the word, and sorts what is broken first', () => {
  expect(cellText(columns, 'status', row())).toBe('Ready');
  const rows = (['ok', 'bad', 'busy'] as const).map((status) =>
    row({ name: status, health: { status, word: status } }),
  );
  expect(order('status', rows)).toEqual(['bad', 'busy', 'ok']);
});

it('cause: says why, where something is wrong', () => {
  const problem = { cause: 'The broker refuses.', evidence: 'e', fix: 'f' };
  expect(cellText(columns, 'cause', row({ health: { status: 'bad', word: 'x', problem } }))).toBe(
    'The broker refuses.',
  );
  expect(cellText(columns, 'cause', row())).toBe('');
});

it('actions: has a menu that says whose', () => {
  drawCell(columns, 'actions', row({ name: 'orders' }));
  expect(screen.getByRole('button', { name: 'Actions for orders' })).toBeTruthy();
});
