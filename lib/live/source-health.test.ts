import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MooringError } from '#lib/errors.ts';
import { createSourceHealth } from './source-health.ts';

const down = new MooringError('UNAVAILABLE', 'does not answer');

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a short interruption is not told', () => {
  const told: boolean[] = [];
  const health = createSourceHealth(1000, (connected) => told.push(connected));
  health.report('pods', down);
  vi.advanceTimersByTime(900);
  health.report('pods', undefined);
  vi.advanceTimersByTime(5000);
  expect(told).toEqual([]);
});

test('a loss is told once after the grace time, the return at once', () => {
  const told: boolean[] = [];
  const health = createSourceHealth(1000, (connected) => told.push(connected));
  health.report('pods', down);
  vi.advanceTimersByTime(500);
  health.report('pods', down);
  vi.advanceTimersByTime(500);
  expect(told).toEqual([false]);
  health.report('pods', undefined);
  expect(told).toEqual([false, true]);
  expect(health.failureOf('pods')).toBeUndefined();
});

test('a kind that the cluster does not have is no interruption', () => {
  const health = createSourceHealth(1000, () => undefined);
  health.report('usagekinds', new MooringError('NOT_FOUND', 'no such kind'));
  vi.advanceTimersByTime(5000);
  expect(health.connected).toBe(true);
  expect(health.failureOf('usagekinds')?.code).toBe('NOT_FOUND');
});
