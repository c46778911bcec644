import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SeenCalls } from '#lib/domain/application/seen-calls.ts';
import { followCalls } from './follow-calls.ts';
import { createInterest } from './model/interest.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function follow() {
  const waiting: ((calls: SeenCalls) => void)[] = [];
  const told: (SeenCalls | undefined)[] = [];
  const asked = vi.fn(() => new Promise<SeenCalls>((resolve) => waiting.push(resolve)));
  const interest = createInterest();
  const followed = followCalls(asked, (calls) => told.push(calls), interest);
  return {
    interest,
    ...followed,
    asked,
    told,
    async answer() {
      waiting.shift()?.({ services: [] } as unknown as SeenCalls);
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

it('asks at once, again after a while, and at once when it is told to', async () => {
  const calls = follow();
  await calls.answer();
  expect([calls.asked.mock.calls.length, calls.told.length]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(15_000);
  await calls.answer();
  expect(calls.told).toHaveLength(2);
  calls.askNow();
  await calls.answer();
  expect(calls.told).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(calls.asked).toHaveBeenCalledTimes(4);
});

it('asks once more where an answer is on its way that may be from before', async () => {
  const calls = follow();
  calls.askNow();
  calls.askNow();
  expect(calls.asked).toHaveBeenCalledTimes(1);
  await calls.answer();
  expect(calls.asked).toHaveBeenCalledTimes(2);
  await calls.answer();
  expect(calls.asked).toHaveBeenCalledTimes(2);
});

it('tells nothing and asks nothing once it is over', async () => {
  const calls = follow();
  calls.stop();
  await calls.answer();
  calls.askNow();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([calls.asked.mock.calls.length, calls.told.length]).toEqual([1, 0]);
});

it('asks at once and every two seconds while somebody looks', async () => {
  const calls = follow();
  await calls.answer();
  const leave = calls.interest.take();
  calls.interest.take()();
  expect(calls.asked).toHaveBeenCalledTimes(2);
  await calls.answer();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(calls.asked).toHaveBeenCalledTimes(3);
  leave();
  await calls.answer();
  await vi.advanceTimersByTimeAsync(14_000);
  expect(calls.asked).toHaveBeenCalledTimes(3);
});
