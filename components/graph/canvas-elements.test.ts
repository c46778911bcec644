import { expect, it } from 'vitest';
import type { Sentence } from '#lib/domain/texts/message.ts';
import type { ShownNode } from '#lib/domain/view/shown-graph.ts';
import { renderMessage } from '#lib/texts/render-message.ts';
import { canvasEdges, canvasNodes } from './canvas-elements.ts';
import type { GraphPicture } from './graph-layout.ts';

const tell = (sentence: Sentence) => renderMessage('en', sentence);
const look = { selected: undefined, tell };

function node(id: string, block: string, given: Partial<ShownNode> = {}): ShownNode {
  return { id, kind: 'usage', name: id, health: { status: 'ok', word: 'Injected' }, block, ...given };
}

const picture: GraphPicture = {
  blocks: [
    { id: 'first' },
    { id: 'f', fold: { by: 'namespace', name: 'harbour', chains: 3, links: 9, isOpen: false, depth: 0 } },
    { id: 'last' },
  ],
  nodes: [
    node('z', 'last'),
    node('b', 'first', { namespace: 'quay', hidden: 4 }),
    node('a', 'first', { health: { status: 'bad', word: 'Failed' } }),
  ],
  edges: [{ id: 'a>b', source: 'a', target: 'b' }],
};
const place = { x: 1, y: 2, width: 3, height: 4 };
const positions = new Map(['a', 'b', 'f', 'z'].map((id) => [id, place]));

it('goes through cards and folds from top to bottom, along the chains', () => {
  const nodes = canvasNodes(picture, positions, { selected: 'b', tell });
  expect(nodes.map(({ id, type, selected }) => [id, type, selected === true])).toEqual([
    ['a', 'card', false],
    ['b', 'card', true],
    ['f', 'fold', false],
    ['z', 'card', false],
  ]);
});

it('says of each what it is, how it is, and what is not shown of it', () => {
  expect(canvasNodes(picture, positions, look).map(({ ariaLabel }) => ariaLabel)).toEqual([
    'Usage a: Failed',
    'Usage b in quay: Injected, 4 more beside it',
    'Namespace harbour: 3 healthy chains, 9 links',
    'Usage z: Injected',
  ]);
});

it('leaves out what has no place yet', () => {
  expect(canvasNodes(picture, new Map([['z', place]]), look).map(({ id }) => id)).toEqual(['z']);
});

it('draws a line to or from what is broken in its colour, and dashed', () => {
  expect(canvasEdges(picture, look)[0]?.style).toMatchObject({
    stroke: 'var(--color-bad)',
    strokeDasharray: '4 3',
  });
});
