import { expect, it } from 'vitest';
import { callRates } from './call-rates.ts';

const reading = (atMs: number, counts: Record<string, number>) => ({
  atMs,
  seen: {
    since: '2026-11-30T00:00:00Z',
    services: Object.entries(counts).map(([serviceId, calls]) => ({
      application: 'shop',
      serviceId,
      calls,
      lastCallAt: null,
      lastStatus: null,
      lastFailure: null,
    })),
  },
});

it('is what was counted between two readings', () => {
  const rates = callRates(reading(1_000, { a: 10, b: 5 }), reading(3_000, { a: 30, b: 5 }));
  expect([...rates]).toEqual([['a', 10]]);
});

it('is not known of a count that went back, at once, or the first time', () => {
  expect(callRates(reading(1_000, { a: 10 }), reading(3_000, { a: 1 })).size).toBe(0);
  expect(callRates(reading(1_000, { a: 10 }), reading(1_000, { a: 12 })).size).toBe(0);
  expect(callRates(reading(1_000, {}), reading(3_000, { a: 12 })).size).toBe(0);
});
