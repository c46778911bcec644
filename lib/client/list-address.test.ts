import { expect, test } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import {
  dayField,
  knownValue,
  oneOf,
  pageField,
  type ReadParam,
  sortField,
  unknownValues,
} from './list-address.ts';

const address =
  (params: Record<string, string>): ReadParam =>
  (name, fallback) =>
    params[name] ?? fallback;

const show = oneOf('show', 'status', ['all', 'broken']);
const sort = sortField(['name', 'age'], 'name');

test('a value that means something is taken, none stands for the fallback', () => {
  expect(knownValue(show, address({ show: 'broken' }))).toBe('broken');
  expect(knownValue(show, address({}))).toBe('all');
  expect(knownValue(sort, address({ sort: '-age' }))).toBe('-age');
  expect(unknownValues([show, sort], address({ sort: '-age' }))).toEqual([]);
});

test('a value that means nothing is left out, and named', () => {
  const param = address({ show: 'brokn', sort: 'size' });
  expect([knownValue(show, param), knownValue(sort, param)]).toEqual(['all', 'name']);
  expect(renderAll('en', unknownValues([show, sort], param))).toEqual([
    { name: 'show', noun: 'status', value: 'brokn' },
    { name: 'sort', noun: 'order', value: 'size' },
  ]);
});

test.each([
  ['', true],
  ['2026-01-31', true],
  ['2026-02-30', false],
  ['31.1.2026', false],
  ['2026-1-31', false],
])('%j as a day: %s', (value, isKnown) => {
  expect(dayField('before', 'day').means(value)).toBe(isKnown);
});

test.each([
  ['', true],
  ['1', true],
  ['0', false],
  ['-1', false],
  ['two', false],
])('%j as a page: %s', (value, isKnown) => {
  expect(pageField.means(value)).toBe(isKnown);
});
