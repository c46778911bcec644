// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useNow } from './use-now.ts';

const start = Date.parse('2026-03-01T00:00:00Z');

beforeEach(() => vi.useFakeTimers({ now: start }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it('is the time, and is renewed each period', () => {
  const { result } = renderHook(() => useNow(1_100));
  expect(result.current).toBe(start);
  act(() => vi.advanceTimersByTime(1_100));
  expect(result.current).toBe(start + 1_100);
});

it('has one timer for all that use a period, and none when the last has gone', () => {
  const [first, second] = [renderHook(() => useNow(1_300)), renderHook(() => useNow(1_300))];
  expect(vi.getTimerCount()).toBe(1);
  first.unmount();
  act(() => vi.advanceTimersByTime(1_300));
  expect(second.result.current).toBe(start + 1_300);
  second.unmount();
  expect(vi.getTimerCount()).toBe(0);
});

it('does not stand still for who comes back after a pause', () => {
  renderHook(() => useNow(1_700)).unmount();
  vi.setSystemTime(start + 60_000);
  expect(renderHook(() => useNow(1_700)).result.current).toBe(start + 60_000);
});
