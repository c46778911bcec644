import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readClock, subscribeToClock } from './clock.ts';

const start = new Date('2026-02-01T00:00:00Z');

beforeEach(() => vi.useFakeTimers({ now: start }));
afterEach(() => vi.useRealTimers());

it('is not behind where the page was too busy for its timer', () => {
  const leave = subscribeToClock(1_000, () => undefined);
  expect(readClock(1_000)).toBe(start.getTime());
  vi.setSystemTime(start.getTime() + 4_000);
  expect(readClock(1_000)).toBe(start.getTime() + 4_000);
  leave();
});

it('stands still within a period, so that a page reads one time', () => {
  const leave = subscribeToClock(1_000, () => undefined);
  const first = readClock(1_000);
  vi.setSystemTime(first + 900);
  expect(readClock(1_000)).toBe(first);
  leave();
});

it('tells its listeners each period', () => {
  const listener = vi.fn();
  const leave = subscribeToClock(2_000, listener);
  vi.advanceTimersByTime(4_000);
  expect(listener).toHaveBeenCalledTimes(2);
  leave();
});
