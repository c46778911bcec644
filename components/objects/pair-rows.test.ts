import { expect, it } from 'vitest';
import { renderMessage } from '#lib/texts/render-message.ts';
import { pairProblem, recordOfRows } from './pair-rows.ts';

const rows = (...pairs: [string, string][]) =>
  pairs.map(([key, value], index) => ({ id: `${index}`, key, value }));
const said = (...pairs: [string, string][]) => renderMessage('en', pairProblem(rows(...pairs)) ?? '');

it('reads keys without spaces around, and leaves out empty rows', () => {
  expect(recordOfRows(rows([' team ', 'blue '], ['', '']))).toEqual({ team: 'blue ' });
  expect(pairProblem(rows(['team', ''], ['', '']))).toBeUndefined();
});

it('says which key stands there twice', () => {
  expect(said(['team', 'a'], ['team ', 'b'])).toBe('The key team stands here twice.');
});

it('says that a value has no key', () => {
  expect(said(['', 'blue'])).toBe('A value stands here without a key.');
});
