import { expect, it } from 'vitest';
import { CallStatistics } from './call-statistics.ts';
import { durationPercentileMs, durationsSince } from './call-window.ts';

function durationsOf(...ms: number[]): readonly number[] {
  const statistics = new CallStatistics({ application: 'a', serviceId: 'i', service: 's' });
  for (const durationMs of ms) {
    statistics.begin(0);
    statistics.end(200, durationMs);
  }
  return statistics.durations;
}

it('lies in the bucket that the calls end in', () => {
  expect(durationPercentileMs(durationsOf(), 0.95)).toBeUndefined();
  expect(durationPercentileMs(durationsOf(...Array<number>(100).fill(3)), 0.95)).toBe(4.9);
  expect(
    durationPercentileMs(durationsOf(...Array<number>(95).fill(3), ...Array<number>(5).fill(700)), 0.95),
  ).toBe(5);
  expect(
    durationPercentileMs(durationsOf(...Array<number>(90).fill(3), ...Array<number>(10).fill(700)), 0.95),
  ).toBe(750);
});

it('of calls longer than the last bound says no more than that', () => {
  expect(durationPercentileMs(durationsOf(60_000), 0.95)).toBe(10_000);
});

it('counts what is new', () => {
  const before = [...durationsOf(3, 3)];
  expect(durationPercentileMs(durationsSince(before, durationsOf(3, 3, 700)), 0.5)).toBe(750);
});
