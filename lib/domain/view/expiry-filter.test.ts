import { expect, it } from 'vitest';
import { inEnglish } from '#lib/texts/english.ts';
import type { ExpiryEntry, ExpiryShow } from './expiry-entry.ts';
import { compareExpiry, matchesExpiry } from './expiry-filter.ts';

const nowMs = Date.parse('2026-06-01T00:00:00Z');
const dayMs = 86_400_000;

function entry(id: string, leftDays: number | undefined, given: Partial<ExpiryEntry> = {}): ExpiryEntry {
  return {
    ...{ id, kind: 'client', name: id, note: '', health: 'ok', word: 'Valid', matters: true },
    ...(leftDays === undefined ? {} : { endsAt: new Date(nowMs + leftDays * dayMs).toISOString() }),
    ...given,
  };
}

const entries = [
  ...[entry('over', -1), entry('week', 7), entry('twenty', 20), entry('sixty', 60), entry('year', 365)],
  entry('some-day', undefined, { kind: 'target', note: 'It does not answer.', application: 'shop' }),
];

function textOf({ name, application, note }: ExpiryEntry): string {
  return `${inEnglish(name)} ${application ?? ''} ${inEnglish(note)}`.toLowerCase();
}

function shown(
  show: ExpiryShow,
  filter: { text?: string; kind?: 'client' | 'target'; endsBefore?: string } = {},
): string[] {
  const { text = '', kind = 'all', endsBefore = '' } = filter;
  return entries.filter(matchesExpiry({ text, kind, show, endsBefore }, nowMs, textOf)).map(({ id }) => id);
}

it('narrows to what ends until then', () => {
  expect(shown('all')).toHaveLength(6);
  expect(shown('fortnight')).toEqual(['week']);
  expect(shown('month')).toEqual(['week', 'twenty']);
  expect(shown('quarter')).toEqual(['week', 'twenty', 'sixty']);
  expect(shown('ended')).toEqual(['over']);
  expect(shown('unknown')).toEqual(['some-day']);
});

it('narrows to what ends before a day, which has not begun then', () => {
  expect(shown('all', { endsBefore: '2026-06-21' })).toEqual(['over', 'week']);
  expect(shown('all', { endsBefore: '2026-06-22' })).toEqual(['over', 'week', 'twenty']);
});

it('finds by name, Application and note, and by kind', () => {
  expect(shown('all', { text: ' SHOP' })).toEqual(['some-day']);
  expect(shown('all', { text: 'not answer' })).toEqual(['some-day']);
  expect(shown('all', { text: 'i', kind: 'client' })).toEqual(['sixty']);
});

it('puts what ends first on top, and at the bottom what is not known to end', () => {
  expect(
    [...entries]
      .reverse()
      .sort(compareExpiry)
      .map(({ id }) => id),
  ).toEqual(entries.map(({ id }) => id));
  expect([entry('b', 1), entry('a', 1)].sort(compareExpiry).map(({ id }) => id)).toEqual(['a', 'b']);
});
