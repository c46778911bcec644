import { expect, test } from 'vitest';
import type { Allowance } from './allowance.ts';
import { mergeAllowance } from './merge-allowance.ts';

const none: Allowance = { mode: 'none' };
const all: Allowance = { mode: 'all' };
const some = (...services: string[]): Allowance => ({ mode: 'some', services });

test.each<[string, Allowance, Allowance, Allowance, Allowance | undefined]>([
  ['nobody else has changed it', some('a'), some('a', 'b'), some('a'), some('a', 'b')],
  ['the order alone is another', some('a', 'b'), some('b'), some('b', 'a'), some('b')],
  ['another has added one', some('a'), some('a', 'b'), some('a', 'c'), some('a', 'c', 'b')],
  ['another has taken one away', some('a', 'b'), some('a', 'b', 'c'), some('b'), some('b', 'c')],
  ['both add the same', some('a'), some('a', 'b'), some('a', 'b'), some('a', 'b')],
  ['one takes away, another adds', some('a', 'b'), some('b'), some('a', 'b', 'c'), some('b', 'c')],
  ['both allow the first ones', none, some('a'), some('b'), some('b', 'a')],
  ['all is wanted beside what another added', some('a'), all, some('a', 'b'), all],
  ['all is wanted where another withdrew some', some('a', 'b'), all, some('a'), all],
  ['it was withdrawn altogether meanwhile', some('a'), some('a', 'b'), none, undefined],
  ['another has allowed all meanwhile', some('a'), some('a', 'b'), all, undefined],
  ['all was to be cut to some, and another has done so too', all, some('a'), some('b'), undefined],
  ['both want all', none, all, all, all],
])('%s', (_, base, wanted, current, merged) => {
  expect(mergeAllowance(base, wanted, current)).toEqual(merged);
});
