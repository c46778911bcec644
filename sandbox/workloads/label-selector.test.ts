import { expect, it } from 'vitest';
import { matchesSelector, selectorQuery } from './label-selector.ts';

const expression = (operator: string, values?: string[]) => ({
  matchExpressions: [{ key: 'tier', operator, ...(values === undefined ? {} : { values }) }],
});

it.each([
  ['In', ['gold'], 'tier in (gold)', true, false],
  ['NotIn', ['gold'], 'tier notin (gold)', false, true],
  ['Exists', undefined, 'tier', true, false],
  ['DoesNotExist', undefined, '!tier', false, true],
])('selects by %s', (operator, values, query, hasGold, hasNone) => {
  const selector = expression(operator, values);
  expect(selectorQuery(selector)).toBe(query);
  expect(matchesSelector(selector, { tier: 'gold' })).toBe(hasGold);
  expect(matchesSelector(selector, {})).toBe(hasNone);
});

it('takes an operator that nobody knows for no other', () => {
  expect(() => selectorQuery(expression('Gt', ['1']))).toThrow('Gt');
  expect(() => matchesSelector(expression('Gt', ['1']), { tier: 'gold' })).toThrow('Gt');
});
