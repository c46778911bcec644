import { expect, it } from 'vitest';
import type { ExpiryEntry } from './expiry-entry.ts';
import { expiryForecast } from './expiry-forecast.ts';

const nowMs = Date.parse('2026-11-30T18:30:00Z');

function entry(endsAt: string | undefined, given: Partial<ExpiryEntry> = {}): ExpiryEntry {
  return {
    ...{
      id: `client/${endsAt}`,
      kind: 'client',
      name: '',
      note: '',
      health: 'ok',
      word: 'Valid',
      matters: true,
    },
    ...(endsAt === undefined ? {} : { endsAt }),
    ...given,
  };
}

function weeksOf(...entries: ExpiryEntry[]) {
  return expiryForecast(entries, nowMs)
    .weeks.filter(({ total }) => total > 0)
    .map(({ id, lastDay, client, target }) => `${id}..${lastDay} ${client} ${target}`);
}

it('has thirteen weeks without a gap, from today on', () => {
  const { weeks } = expiryForecast([], nowMs);
  expect(weeks).toHaveLength(13);
  expect([weeks[0]?.id, weeks[0]?.lastDay, weeks[1]?.id]).toEqual(['2026-11-30', '2026-12-06', '2026-12-07']);
  expect(weeks.at(-1)?.lastDay).toBe('2027-02-28');
});

it('counts what ends in its week, up to the last moment of it', () => {
  expect(weeksOf(entry('2026-11-30T19:00:00Z'), entry('2026-12-06T23:59:59Z'))).toEqual([
    '2026-11-30..2026-12-06 2 0',
  ]);
  expect(weeksOf(entry('2026-12-07T00:00:00Z'), entry('2026-12-08T00:00:00Z', { kind: 'target' }))).toEqual([
    '2026-12-07..2026-12-13 1 1',
  ]);
});

it('tells apart what has ended, ends later, and ends some day', () => {
  const forecast = expiryForecast(
    [
      entry('2026-11-30T18:00:00Z'),
      entry('2020-01-01T00:00:00Z'),
      entry('2027-03-01T00:00:00Z'),
      entry(undefined),
    ],
    nowMs,
  );
  expect(forecast).toMatchObject({ ended: 2, later: 1, unknown: 1 });
  expect(forecast.weeks.every(({ total }) => total === 0)).toBe(true);
});

it('leaves out what was replaced, and only counts tokens', () => {
  const forecast = expiryForecast(
    [
      entry('2026-12-01T00:00:00Z', { matters: false }),
      entry('2026-11-30T18:33:00Z', { kind: 'token', matters: false }),
    ],
    nowMs,
  );
  expect(forecast.weeks[0]?.total).toBe(0);
  expect(forecast.tokens).toBe(1);
});
