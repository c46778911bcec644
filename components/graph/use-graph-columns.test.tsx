// @vitest-environment happy-dom
import { cleanup, fireEvent, renderHook, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { graphNodeKinds } from '#lib/domain/binding/binding-graph-node.ts';
import type { ShownNode } from '#lib/domain/view/shown-graph.ts';
import { cellText, drawCell, orderBy, sortableIds } from '#testing/draw-columns.tsx';
import type { GraphRow } from './graph-rows.ts';
import { useGraphColumns } from './use-graph-columns.tsx';

vi.mock('next/navigation', () => import('#testing/played-navigation.ts'));
vi.mock('./use-node-actions.ts', () => ({ useNodeActions: () => ({ offered: [], open: () => undefined }) }));

const onSelect = vi.fn();
const onToggleFold = vi.fn();
const columnsOf = (sorted: boolean) =>
  renderHook(() => useGraphColumns({ onSelect, onToggleFold, sorted })).result.current;
const columns = columnsOf(false);

beforeEach(() => vi.clearAllMocks());
afterEach(cleanup);

function row({ depth = 0, ...given }: Partial<ShownNode> & { depth?: number } = {}): GraphRow {
  const node: ShownNode = {
    id: 'instance:ns/i',
    kind: 'instance',
    name: 'i',
    health: { status: 'ok', word: 'Ready' },
    block: 'b',
    ...given,
  };
  return { node, depth };
}

const fold: GraphRow = {
  id: 'namespace/harbour',
  fold: { by: 'namespace', name: 'harbour', chains: 12, links: 140, isOpen: false, depth: 0 },
};
const nameOf = (given: GraphRow) => ('fold' in given ? given.fold.name : given.node.name);
const order = (id: string, rows: GraphRow[]) => orderBy(columns, id, rows, nameOf);
const indentOf = (given: GraphRow, sorted: boolean) =>
  drawCell(columnsOf(sorted), 'name', given)
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
  expect(cellText(columns, 'cause', row({ cause: 'The broker refuses.' }))).toBe('The broker refuses.');
  expect(cellText(columns, 'cause', row())).toBe('');
});

it('actions: has a menu that says whose', () => {
  drawCell(columns, 'actions', row({ name: 'orders' }));
  expect(screen.getByRole('button', { name: 'Actions for orders' })).toBeTruthy();
});

it('stands for healthy chains by one row that opens, behind the links where those are sorted', () => {
  expect(cellText(columns, 'name', fold)).toBe('Namespace harbour');
  expect(screen.getByRole('button', { name: 'Namespace harbour' }).getAttribute('aria-expanded')).toBe(
    'false',
  );
  fireEvent.click(screen.getByRole('button', { name: 'Namespace harbour' }));
  expect(onToggleFold).toHaveBeenCalledWith('namespace/harbour');
  expect(cellText(columns, 'kind', fold)).toBe('12 healthy chains, 140 links');
  expect(order('name', [fold, row({ name: 'z' })])).toEqual(['z', 'harbour']);
});
