import { expect, test } from 'vitest';
import type { BindingGraph, GraphNode } from '../binding/binding-graph-node.ts';
import type { Health } from '../health/health.ts';
import { chainThrough, nearestTo } from './binding-graph-filter.ts';
import { partPicture, shownNodes } from './part-picture.ts';

const everything = { application: '', namespace: '', problemsOnly: false, text: '' };

function node(id: string, status: Health = 'ok'): GraphNode {
  return { id, kind: 'binding', name: id, namespace: 'ns', health: { status, word: status } };
}

/** An Application with `count` chains of two links below it; those of `broken` end in something broken. */
function fan(count: number, broken: readonly number[]): BindingGraph {
  const chains = Array.from({ length: count }, (_, at) => at);
  return {
    nodes: [
      node('a'),
      ...chains.flatMap((at) => [node(`s${at}`), node(`w${at}`, broken.includes(at) ? 'bad' : 'ok')]),
    ],
    edges: chains.flatMap((at) => [
      { id: `a>s${at}`, source: 'a', target: `s${at}` },
      { id: `s${at}>w${at}`, source: `s${at}`, target: `w${at}` },
    ]),
  };
}

const idsOf = ({ nodes }: { nodes: readonly { id: string }[] }) => nodes.map(({ id }) => id);

test('shows a small part whole, whatever is broken in it', () => {
  expect(partPicture(fan(3, [1]), everything, 400).nodes).toHaveLength(7);
});

test('shows of a large part what is broken, with the chain around it', () => {
  expect(idsOf(partPicture(fan(30, [7]), everything, 400))).toEqual(['a', 's7', 'w7']);
  expect(partPicture(fan(30, []), everything, 400).nodes).toHaveLength(61);
});

test('shows the chains through what has a text in its name', () => {
  expect(idsOf(partPicture(fan(30, [7]), { ...everything, text: ' W12' }, 400))).toEqual(['a', 's12', 'w12']);
});

test('keeps to its room, and what is broken is in it', () => {
  const shown = partPicture(fan(300, [250]), everything, 2);
  expect(idsOf(shown)).toEqual(['s250', 'w250']);
  expect(shown.edges.map(({ id }) => id)).toEqual(['s250>w250']);
});

test('counts beside each link what is not shown of it', () => {
  const whole = fan(30, [7]);
  const shown = shownNodes(partPicture(whole, everything, 400), whole, 'block', 's7');
  expect(shown.map(({ id, hidden, isMatch }) => [id, hidden, isMatch])).toEqual([
    ['a', 29, undefined],
    ['s7', undefined, true],
    ['w7', undefined, undefined],
  ]);
  expect(shownNodes(partPicture(whole, everything, 400), whole, 'block', 's7')[0]).toBe(shown[0]);
});

test('follows a chain no further than it is asked to', () => {
  const graph = fan(2, []);
  expect(idsOf(chainThrough(graph, 'a', 1))).toEqual(['a', 's0', 's1']);
  expect(idsOf(chainThrough(graph, 'w1', 8))).toEqual(['a', 's1', 'w1']);
});

test('takes the nearest where there is no room for all', () => {
  expect(idsOf(nearestTo(fan(3, []), ['w2'], 3))).toEqual(['a', 's2', 'w2']);
  expect(nearestTo(fan(3, []), [], 2).nodes).toHaveLength(2);
});
