import { expect, test } from 'vitest';
import type { BindingRow } from './binding-rows.ts';
import { type BindingFilter, matchesBinding } from './matches-binding.ts';

function row(given: Partial<BindingRow> = {}): BindingRow {
  return {
    id: 'usage:ns/u',
    kind: 'usage',
    name: 'u',
    namespace: 'ns',
    service: 'Orders API',
    application: 'shop',
    instance: 'i',
    binding: 'b',
    workload: 'nginx',
    secretName: 's3',
    hasSecret: true,
    variables: ['GATEWAY_URL'],
    isInjected: true,
    health: 'ok',
    word: 'Injected',
    cause: undefined,
    labels: ['team=shop', 'tier=front'],
    ...given,
  };
}

const everything: BindingFilter = { text: '', show: 'all', namespace: '', application: '', label: '' };
const matches = (filter: Partial<BindingFilter>, given?: Partial<BindingRow>) =>
  matchesBinding({ ...everything, ...filter })(row(given));

test('lets everything through without a filter', () => {
  expect(matches({})).toBe(true);
});

test.each(['orders', ' SHOP ', 'ngin', 's3', 'u'])(
  'finds the text %s in a name, whatever the case',
  (text) => {
    expect(matches({ text })).toBe(true);
  },
);

test('finds no text in what the row does not show a name of', () => {
  expect(matches({ text: 'team' })).toBe(false);
  expect(matches({ text: 'undefined' }, { workload: undefined, application: undefined })).toBe(false);
});

test.each([
  ['problems', ['bad', 'warn']],
  ['busy', ['busy']],
  ['ok', ['ok']],
] as const)('%s is told by the health alone', (show, shown) => {
  const all = ['bad', 'warn', 'busy', 'todo', 'off', 'ok'] as const;
  expect(all.filter((health) => matches({ show }, { health }))).toEqual(shown);
});

test('unused is what no usage names', () => {
  expect(matches({ show: 'unused' })).toBe(false);
  expect(matches({ show: 'unused' }, { kind: 'binding' })).toBe(true);
  expect(matches({ show: 'unused' }, { kind: 'instance' })).toBe(true);
});

test('takes namespace and Application by their whole names', () => {
  expect(matches({ namespace: 'ns', application: 'shop' })).toBe(true);
  expect(matches({ namespace: 'n' })).toBe(false);
  expect(matches({ application: 'sho' })).toBe(false);
});

test.each([
  ['team', true],
  ['team=shop', true],
  [' team=shop ', true],
  ['team=sho', false],
  ['tea', false],
  ['shop', false],
])('label %s: %s', (label, expected) => {
  expect(matches({ label })).toBe(expected);
});

test('applies all of it together', () => {
  expect(matches({ text: 'orders', namespace: 'ns', label: 'team', show: 'ok' })).toBe(true);
  expect(matches({ text: 'orders', namespace: 'ns', label: 'team', show: 'problems' })).toBe(false);
});
