import { expect, it } from 'vitest';
import type { ShownEdge, ShownNode } from '#lib/domain/view/shown-graph.ts';
import { columnsOf } from './node-size.ts';

function node(kind: ShownNode['kind'], name: string, namespace?: string): ShownNode {
  return {
    id: `${kind}:${name}`,
    kind,
    name,
    health: { status: 'ok', word: 'ok' },
    block: 'b',
    ...(namespace === undefined ? {} : { namespace }),
  };
}

const traffic: ShownEdge[] = [
  { id: 'e', source: 'a', target: 'b', traffic: { calls: 1, lastStatus: 200, lastFailure: null } },
];

it('makes a column as wide as its longest name needs, within bounds', () => {
  const columns = columnsOf({
    nodes: [
      node('application', 'a'),
      node('service', 'Orders and deliveries of plant 150'),
      node('pod', 'x'.repeat(200)),
    ],
    edges: [],
  });
  expect([...columns.keys()]).toEqual(['application', 'service', 'pod']);
  const widths = [...columns.values()].map(({ width }) => width);
  expect(widths[0]).toBe(152);
  expect(widths[1]).toBeGreaterThan(240);
  expect(widths[2]).toBe(320);
});

it('has room for a long namespace, too', () => {
  const [column] = columnsOf({
    nodes: [node('class', 'a', 'a-namespace-of-some-length')],
    edges: [],
  }).values();
  expect(column?.width).toBeGreaterThan(250);
});

it('leaves no room for links that are not there, and some for what is written on the edges', () => {
  const nodes = [node('application', 'a'), node('service', 'b')];
  const gapOf = (edges: ShownEdge[]) => (columnsOf({ nodes, edges }).get('service')?.x ?? 0) - 152;
  expect(columnsOf({ nodes: [node('pod', 'a')], edges: [] }).get('pod')?.x).toBe(0);
  expect(gapOf(traffic)).toBeGreaterThan(gapOf([]) + 50);
});
