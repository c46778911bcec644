import { expect, it } from 'vitest';
import { isSelected, type LabelSelector, selectorQuery } from './label-selector.ts';

const labels = { app: 'shop', tier: 'web' };

it.each<[string, LabelSelector, boolean]>([
  ['nothing asked', {}, true],
  ['an equal label', { matchLabels: { app: 'shop' } }, true],
  ['another value', { matchLabels: { app: 'cart' } }, false],
  ['a label that is not there', { matchLabels: { team: 'blue' } }, false],
  ['In', { matchExpressions: [{ key: 'tier', operator: 'In', values: ['web', 'api'] }] }, true],
  ['In without the label', { matchExpressions: [{ key: 'team', operator: 'In', values: ['a'] }] }, false],
  ['NotIn', { matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['web'] }] }, false],
  [
    'NotIn without the label',
    { matchExpressions: [{ key: 'team', operator: 'NotIn', values: ['a'] }] },
    true,
  ],
  ['Exists', { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, true],
  ['DoesNotExist', { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, false],
  [
    'both must hold',
    { matchLabels: { app: 'shop' }, matchExpressions: [{ key: 'x', operator: 'Exists' }] },
    false,
  ],
])('%s', (_what, selector, expected) => {
  expect(isSelected(selector, labels)).toBe(expected);
});

const expression = (
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist',
  values?: string[],
): LabelSelector => ({
  matchExpressions: [{ key: 'tier', operator, ...(values === undefined ? {} : { values }) }],
});

it.each([
  [expression('In', ['gold', 'blue']), 'tier in (gold,blue)'],
  [expression('NotIn', ['gold']), 'tier notin (gold)'],
  [expression('Exists'), 'tier'],
  [expression('DoesNotExist'), '!tier'],
  [{ matchLabels: { app: 'shop', team: 'blue' }, ...expression('Exists') }, 'app=shop,team=blue,tier'],
  [{}, ''],
])('writes a selector as a list request has it: %j', (selector, query) => {
  expect(selectorQuery(selector)).toBe(query);
});

it('takes an operator that nobody knows for no other', () => {
  const greater = JSON.parse('{"matchExpressions": [{"key": "tier", "operator": "Gt", "values": ["1"]}]}');
  expect(() => selectorQuery(greater)).toThrow('Gt');
  expect(() => isSelected(greater, labels)).toThrow('Gt');
});

it('takes what every object inherits for no label', () => {
  expect(isSelected({ matchExpressions: [{ key: 'constructor', operator: 'Exists' }] }, {})).toBe(false);
});
