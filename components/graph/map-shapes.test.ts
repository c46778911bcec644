import { expect, it } from 'vitest';
import type { GraphPicture } from './graph-layout.ts';
import { mapShapes } from './map-shapes.ts';

const node = (id: string, status: 'ok' | 'bad') => ({
  id,
  kind: 'pod' as const,
  name: id,
  health: { status, word: status },
  block: 'b',
});

it('draws all cards of a state by one path, and is as large as the picture', () => {
  const picture: GraphPicture = {
    blocks: [{ id: 'b' }],
    nodes: [node('a', 'ok'), node('b', 'bad'), node('c', 'ok'), node('not laid out', 'ok')],
    edges: [],
  };
  const at = (x: number, y: number) => ({ x, y, width: 10, height: 5 });
  const shapes = mapShapes(
    picture,
    new Map([
      ['a', at(0, 0)],
      ['b', at(20, 0)],
      ['c', at(20, 30)],
    ]),
  );
  expect(shapes).toEqual({
    width: 30,
    height: 35,
    paths: [
      { state: 'ok', path: 'M0 0h10v5h-10zM20 30h10v5h-10z' },
      { state: 'bad', path: 'M20 0h10v5h-10z' },
    ],
  });
});
