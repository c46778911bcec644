import { expect, it } from 'vitest';
import { keepPlaces, type PlacedList, placesOf } from './attention-places.ts';

interface Item {
  id: string;
  count: number;
}

const a = { id: 'a', count: 1 };
const b = { id: 'b', count: 1 };
const c = { id: 'c', count: 1 };

function seen({ places, newCount }: PlacedList<Item>) {
  return [places.map(({ item, isGone }) => `${item.id}${item.count}${isGone ? ' gone' : ''}`), newCount];
}

it('keeps each in its place, whatever comes, goes or changes', () => {
  const shown = placesOf([a, b]);
  expect(seen(keepPlaces(shown, [c, { ...b, count: 7 }], true))).toEqual([['a1 gone', 'b7'], 1]);
});

it('says of none that it is gone where there are more than are told', () => {
  expect(seen(keepPlaces(placesOf([a, b]), [c, b], false))).toEqual([['a1', 'b1'], 1]);
});

it('lets what comes back take its place again', () => {
  const without = keepPlaces(placesOf([a, b]), [b], true);
  expect(seen(keepPlaces(without, [b, a], true))).toEqual([['a1', 'b1'], 0]);
});

it('begins anew once all that it shows is gone and something else has come', () => {
  const solved = keepPlaces(placesOf([a]), [], true);
  expect(seen(solved)).toEqual([['a1 gone'], 0]);
  expect(seen(keepPlaces(solved, [c], true))).toEqual([['c1'], 0]);
});
