import { expect, it } from 'vitest';
import { drawnPlaces, placesInSight } from './matrix-axis.ts';

const axis = { count: 100, placePx: 10, headPx: 20, overscan: 2 };
const indexesOf = (places: { index: number }[]) => places.map(({ index }) => index);

it('knows what is in sight, also in part', () => {
  expect(placesInSight(axis, { fromPx: 0, seenPx: 60 })).toEqual({ first: 0, last: 3 });
  expect(placesInSight(axis, { fromPx: 75, seenPx: 60 })).toEqual({ first: 5, last: 11 });
  expect(placesInSight(axis, { fromPx: 990, seenPx: 60 })).toEqual({ first: 97, last: 99 });
});

it('keeps within an axis that has become shorter than it is scrolled, or empty', () => {
  expect(placesInSight({ ...axis, count: 3 }, { fromPx: 990, seenPx: 60 })).toEqual({ first: 2, last: 2 });
  expect(placesInSight({ ...axis, count: 0 }, { fromPx: 0, seenPx: 60 })).toEqual({ first: 0, last: -1 });
  expect(drawnPlaces({ ...axis, count: 0 }, { first: 0, last: -1 }, -1)).toEqual([]);
});

it('draws some beyond on both sides, each at its place', () => {
  const drawn = drawnPlaces(axis, { first: 5, last: 7 }, -1);
  expect(indexesOf(drawn)).toEqual([3, 4, 5, 6, 7, 8, 9]);
  expect(drawn[0]).toEqual({ index: 3, start: 50 });
  expect(indexesOf(drawnPlaces(axis, { first: 0, last: 1 }, -1))).toEqual([0, 1, 2, 3]);
  expect(indexesOf(drawnPlaces(axis, { first: 98, last: 99 }, -1))).toEqual([96, 97, 98, 99]);
});

it('keeps the place that has the keyboard, wherever it is', () => {
  expect(indexesOf(drawnPlaces(axis, { first: 50, last: 50 }, 3))).toEqual([3, 48, 49, 50, 51, 52]);
  expect(indexesOf(drawnPlaces(axis, { first: 50, last: 50 }, 99))).toEqual([48, 49, 50, 51, 52, 99]);
  expect(indexesOf(drawnPlaces(axis, { first: 50, last: 50 }, 51))).toEqual([48, 49, 50, 51, 52]);
  expect(indexesOf(drawnPlaces(axis, { first: 50, last: 50 }, 100))).toEqual([48, 49, 50, 51, 52]);
});
