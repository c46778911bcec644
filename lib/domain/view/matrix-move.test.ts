import { expect, it } from 'vitest';
import { moveInMatrix, placeWithin } from './matrix-move.ts';

const size = { rows: 100, columns: 8, pageRows: 10 };

function moved(key: string, row: number, column: number, isFar = false) {
  const place = moveInMatrix({ row, column }, { key, isFar }, size);
  return place === undefined ? undefined : [place.row, place.column];
}

it('goes one cell, as the arrow says, onto the heads and no further', () => {
  expect(moved('ArrowDown', 3, 2)).toEqual([4, 2]);
  expect(moved('ArrowUp', 0, 2)).toEqual([-1, 2]);
  expect(moved('ArrowUp', -1, 2)).toEqual([-1, 2]);
  expect(moved('ArrowLeft', 3, 0)).toEqual([3, -1]);
  expect(moved('ArrowRight', 3, 7)).toEqual([3, 7]);
  expect(moved('ArrowDown', 99, 2)).toEqual([99, 2]);
});

it('goes by what is in sight, and to the ends', () => {
  expect(moved('PageDown', 3, 2)).toEqual([13, 2]);
  expect(moved('PageUp', 3, 2)).toEqual([-1, 2]);
  expect(moved('Home', 3, 2)).toEqual([3, -1]);
  expect(moved('End', 3, 2)).toEqual([3, 7]);
  expect(moved('Home', 3, 2, true)).toEqual([-1, -1]);
  expect(moved('End', 3, 2, true)).toEqual([99, 7]);
});

it('stays where another key is pressed', () => {
  expect(moved('a', 3, 2)).toBeUndefined();
  expect(moved('Enter', 3, 2)).toBeUndefined();
});

it('stays within what there is when rows go', () => {
  expect(placeWithin({ row: 40, column: 7 }, { rows: 10, columns: 3 })).toEqual({ row: 9, column: 2 });
  expect(placeWithin({ row: 0, column: 0 }, { rows: 0, columns: 0 })).toEqual({ row: -1, column: -1 });
});
