import { expect, test } from 'vitest';
import type { BindingGraph, GraphNodeKind } from '../binding/binding-graph-node.ts';
import { orderAlongChains } from './binding-graph-order.ts';
import { connectedParts } from './binding-graph-parts.ts';

function graph(links: string[], ids: [GraphNodeKind, string][]): BindingGraph {
  return {
    nodes: ids.map(([kind, id]) => ({ id, kind, name: id, health: { status: 'ok', word: 'Ready' } })),
    edges: links.map((id) => {
      const [source = '', target = ''] = id.split('>');
      return { id, source, target };
    }),
  };
}

const two = graph(
  ['a>a1', 'a1>i1', 'b>b1', 'i1>w', 'b1>i2'],
  [
    ['application', 'a'],
    ['application', 'b'],
    ['service', 'a1'],
    ['service', 'b1'],
    ['instance', 'i1'],
    ['instance', 'i2'],
    ['workload', 'w'],
  ],
);

test('nodes are read along their chains', () => {
  expect(orderAlongChains(two).map(({ node, depth }) => `${node.id}${depth}`)).toEqual([
    'a0',
    'a11',
    'i12',
    'w3',
    'b0',
    'b11',
    'i22',
  ]);
});

test('what is not connected is apart', () => {
  const parts = connectedParts(two);
  expect(parts.map(({ nodes }) => nodes.map(({ id }) => id).join(' '))).toEqual(['a a1 i1 w', 'b b1 i2']);
  expect(parts.map(({ edges }) => edges.length)).toEqual([3, 2]);
});

test('a workload that uses two Applications joins them', () => {
  const joined = { ...two, edges: [...two.edges, { id: 'i2>w', source: 'i2', target: 'w' }] };
  expect(connectedParts(joined)).toHaveLength(1);
});

test('a circle, which nobody should have made, ends', () => {
  const circle = graph(
    ['a>b', 'b>a'],
    [
      ['service', 'a'],
      ['class', 'b'],
    ],
  );
  expect(connectedParts(circle)).toEqual([]);
});
