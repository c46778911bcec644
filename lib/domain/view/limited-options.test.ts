import { expect, test } from 'vitest';
import { limitedOptions } from './limited-options.ts';

const options = ['d', 'b', 'Ab', 'c', 'a'].map((id) => ({ id }));
const rules = {
  textOf: ({ id }: { id: string }) => id,
  compare: (left: { id: string }, right: { id: string }) => (left.id < right.id ? -1 : 1),
};
const ids = (query: { text?: string; chosen?: string }, limit?: number) => {
  const { options: found, total } = limitedOptions(
    options,
    { text: '', chosen: '', ...query },
    { ...rules, ...(limit === undefined ? {} : { limit }) },
  );
  return [found.map(({ id }) => id).join(), total];
};

test('gives all in order where there is room', () => {
  expect(ids({})).toEqual(['Ab,a,b,c,d', 5]);
});

test('gives the first of them, and says how many there are', () => {
  expect(ids({}, 2)).toEqual(['Ab,a', 5]);
  expect(ids({}, 1)).toEqual(['Ab', 5]);
});

test('gives those with the text in them, whatever the case', () => {
  expect(ids({ text: ' B ' })).toEqual(['Ab,b', 2]);
  expect(ids({ text: 'x' })).toEqual(['', 0]);
});

test('offers the chosen one whatever the text and the limit, once', () => {
  expect(ids({ text: 'b', chosen: 'd' })).toEqual(['d,Ab,b', 2]);
  expect(ids({ chosen: 'd' }, 1)).toEqual(['d,Ab', 5]);
  expect(ids({ chosen: 'b' })).toEqual(['Ab,a,b,c,d', 5]);
  expect(ids({ chosen: 'gone' }, 1)).toEqual(['Ab', 5]);
});
