import { expect, test } from 'vitest';
import type { ApplicationRow } from './application-rows.ts';
import { type ApplicationFilter, matchesApplication } from './matches-application.ts';

function given(row: Partial<ApplicationRow> = {}): ApplicationRow {
  return {
    id: 'shop',
    description: '',
    health: 'ok',
    word: 'Connected',
    connection: { health: 'ok', word: 'Connected' },
    serviceCount: 0,
    namespaces: [],
    bindingCount: 0,
    createdAt: undefined,
    labels: [],
    ...row,
  };
}

const rows = [
  given({ id: 'shop', description: 'Sells Things', namespaces: ['a', 'b'], labels: ['team=red'] }),
  given({ id: 'crm', health: 'warn', namespaces: ['b'], labels: ['team=blue', 'urgent='] }),
  given({
    id: 'erp',
    health: 'bad',
    connection: { health: 'bad', word: 'Ended', certificateExpiresAt: '2026-01-31T23:59:59Z' },
  }),
  given({ id: 'new', health: 'todo', connection: { health: 'todo', word: 'Not connected' } }),
];

function found(filter: Partial<ApplicationFilter>): string[] {
  const none = { text: '', show: 'all', namespace: '', label: '', endsBefore: '' } as const;
  return rows.filter(matchesApplication({ ...none, ...filter })).map(({ id }) => id);
}

test('the text is looked for in name and description, whatever the case', () => {
  expect([' SHO ', 'things', 'nobody'].map((text) => found({ text }))).toEqual([['shop'], ['shop'], []]);
});

test.each([
  ['all', ['shop', 'crm', 'erp', 'new']],
  ['broken', ['crm', 'erp']],
  ['bad', ['erp']],
  ['warn', ['crm']],
  ['ok', ['shop']],
  ['unconnected', ['erp', 'new']],
] as const)('by state %s shows %j', (show, names) => {
  expect(found({ show })).toEqual(names);
});

test('a label is asked for by its key, or with its value', () => {
  expect(found({ label: 'team' })).toEqual(['shop', 'crm']);
  expect(found({ label: 'team=red' })).toEqual(['shop']);
  expect(found({ label: 'tea' })).toEqual([]);
  expect(found({ label: 'urgent' })).toEqual(['crm']);
});

test('a certificate ends before a day that begins after it', () => {
  expect(found({ endsBefore: '2026-02-01' })).toEqual(['erp']);
  expect(found({ endsBefore: '2026-01-31' })).toEqual([]);
});

test('all filters apply together', () => {
  expect(found({ namespace: 'b' })).toEqual(['shop', 'crm']);
  expect(found({ namespace: 'b', show: 'broken', label: 'team' })).toEqual(['crm']);
  expect(found({ namespace: 'b', show: 'broken', label: 'team=red' })).toEqual([]);
});
