import { expect, it } from 'vitest';
import type { ShownNode } from '#lib/domain/view/shown-graph.ts';
import { nodeHeight } from './node-size.ts';
import { rowGap } from './part-layout.ts';
import { layOutTree } from './tree-layout.ts';

const row = nodeHeight + rowGap;

/** A part of links `application/a > service/b`; nodes in the order in which they are named. */
function part(...links: string[]) {
  const pairs = links.map((link) => link.split(' > '));
  const nodes = [...new Set(pairs.flat())].map((id) => ({ id, kind: id.split('/')[0] }) as ShownNode);
  const edges = pairs.map(([source = '', target = '']) => ({ id: `${source}>${target}`, source, target }));
  return { nodes, edges };
}

/** How many rows below the top each node stands. */
function rowsOf(given: ReturnType<typeof part>): Record<string, number> {
  const { tops = [] } = layOutTree(given) ?? {};
  return Object.fromEntries(given.nodes.map(({ id }, at) => [id, (tops[at] ?? Number.NaN) / row]));
}

it('draws a chain as a straight line', () => {
  const chain = part('application/a > service/s', 'service/s > class/c', 'class/c > instance/i');
  expect(Object.values(rowsOf(chain))).toEqual([0, 0, 0, 0]);
  expect(layOutTree(chain)?.height).toBe(nodeHeight);
});

it('puts a node at the middle of what follows it', () => {
  const tree = part(
    'application/a > service/s',
    'service/s > class/1',
    'service/s > class/2',
    'service/s > class/3',
  );
  expect(rowsOf(tree)).toEqual({
    'application/a': 1,
    'service/s': 1,
    'class/1': 0,
    'class/2': 1,
    'class/3': 2,
  });
  expect(layOutTree(tree)?.height).toBe(3 * row - rowGap);
});

it('starts what follows a node no higher than what stands before that node', () => {
  const tree = part(
    'application/a > service/alone',
    'application/a > service/used',
    'service/used > class/c',
  );
  expect(rowsOf(tree)).toMatchObject({ 'service/alone': 0, 'service/used': 1, 'class/c': 1 });
});

it('lets no two cards of a column overlap, whatever hangs on them', () => {
  const tree = part(
    'application/a > service/1',
    'application/a > service/2',
    'service/1 > class/1',
    'service/1 > class/2',
    'service/1 > class/3',
    'service/2 > class/4',
    'service/2 > class/5',
  );
  const rows = rowsOf(tree);
  for (const column of ['service', 'class']) {
    const inColumn = Object.entries(rows).flatMap(([id, at]) => (id.startsWith(column) ? [at] : []));
    const gaps = inColumn.slice(1).map((at, index) => at - (inColumn[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1);
  }
});

it('leaves a part where two links lead to one node, or none leads in, to the engine', () => {
  expect(layOutTree(part('usage/1 > workload/w', 'usage/2 > workload/w'))).toBeUndefined();
  expect(layOutTree(part('usage/1 > workload/w', 'workload/w > usage/1'))).toBeUndefined();
});
