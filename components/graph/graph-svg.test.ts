import { expect, it } from 'vitest';
import type { ShownNode } from '#lib/domain/view/shown-graph.ts';
import { renderMessage } from '#lib/texts/render-message.ts';
import type { GraphPicture, Positions } from './graph-layout.ts';
import { graphSvg } from './graph-svg.ts';

function node(id: string, name: string, given: Partial<ShownNode> = {}): ShownNode {
  return {
    id,
    kind: 'service',
    name,
    health: { status: 'ok', word: 'API' },
    ref: { kind: 'applications', name },
    block: 'b',
    ...given,
  };
}

const picture: GraphPicture = {
  blocks: [
    { id: 'b' },
    { id: 'f', fold: { by: 'namespace', name: 'harbour', chains: 2, links: 9, isOpen: false, depth: 0 } },
  ],
  nodes: [
    node('a', `</text><script>"'&\u0007`),
    node('w', 'web', { health: { status: 'bad', word: 'Missing' }, ref: undefined }),
  ],
  edges: [{ id: 'a>w', source: 'a', target: 'w', traffic: { calls: 3, lastStatus: 200, lastFailure: null } }],
};
const positions: Positions = new Map([
  ['a', { x: 0, y: 0, width: 152, height: 72 }],
  ['w', { x: 200, y: 0, width: 152, height: 72 }],
  ['f', { x: 0, y: 88, width: 560, height: 40 }],
]);
const svg = graphSvg({
  picture,
  positions,
  tell: (sentence) => renderMessage('en', sentence),
  colourOf: (token) => `rgb(${token.length}, 0, 0)`,
});

it('is as large as what it shows, with a margin', () => {
  expect(svg).toMatch(
    /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="608" height="176" viewBox="0 0 608 176"/,
  );
});

it('needs no style of the page', () => {
  expect(svg).not.toContain('var(');
  expect(svg).toContain('rgb(3, 0, 0)');
});

it('has names as text and nothing else', () => {
  expect(svg).toContain('&#60;/text&#62;&#60;script&#62;&#34;&#39;&#38; </text>');
  expect(svg).not.toContain('<script');
});

it('has cards, folds, and lines with what goes through them', () => {
  for (const text of [
    'Namespace harbour',
    '2 healthy chains, 9 links',
    'web',
    'Missing',
    '3 calls, last 200',
  ]) {
    expect(svg).toContain(`>${text}</text>`);
  }
  expect(svg.match(/stroke-dasharray/g)).toHaveLength(2);
});
