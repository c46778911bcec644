import { expect, it } from 'vitest';
import { isSelected, type LabelSelector } from './label-selector.ts';

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
