import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.ts';

test.each([
  ['shop', ['Shop', 'orders'], 'Shop'],
  ['shpo', ['shop'], undefined],
  ['commerce-mok', ['billing', 'commerce-mock'], 'commerce-mock'],
  ['commerce', ['billing'], undefined],
  ['a', ['b'], undefined],
  ['shop', [], undefined],
])('%s among %j is %s', (name, names, nearest) => {
  expect(nearestName(name, names)).toBe(nearest);
});
