import { expect, it } from 'vitest';
import { startViewport } from './start-viewport.ts';

const room = { widthPx: 1000, heightPx: 600 };

it('shows all of a small picture as large as it is drawn, and none smaller than can be read', () => {
  expect(startViewport({ x: 0, y: 0, width: 500, height: 100 }, undefined, room)).toEqual({
    x: 24,
    y: 24,
    zoom: 1,
  });
  expect(startViewport({ x: 100, y: 0, width: 9000, height: 100 }, undefined, room)).toEqual({
    x: 24 - 75,
    y: 24,
    zoom: 0.75,
  });
});

it('has what is broken in sight, and moves no further than it has to', () => {
  const bounds = { x: 0, y: 0, width: 4000, height: 4000 };
  const near = { x: 200, y: 100, width: 200, height: 60 };
  expect(startViewport(bounds, near, room)).toEqual({ x: 24, y: 24, zoom: 0.75 });
  const far = { x: 1800, y: 1000, width: 200, height: 60 };
  const { x, y, zoom } = startViewport(bounds, far, room);
  expect((far.x + far.width) * zoom + x).toBe(976);
  expect((far.y + far.height) * zoom + y).toBe(576);
});
