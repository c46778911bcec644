// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { noteHeard, setFreshness, useConsoleGone, useFreshness } from './freshness.ts';

const start = Date.parse('2026-03-01T00:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  setFreshness('connecting');
  setFreshness('live');
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it('tells the state, since when, and when the console was last heard', () => {
  const { result } = renderHook(useFreshness);
  noteHeard();
  vi.setSystemTime(start + 5_000);
  act(() => setFreshness('reconnecting'));
  expect(result.current).toMatchObject({
    state: 'reconnecting',
    sinceMs: start + 5_000,
    heardMs: start,
  });
});

it('keeps since when while the state stays, and says a new reason', () => {
  const { result } = renderHook(useFreshness);
  act(() => setFreshness('refused', 'too many pages'));
  const before = result.current;
  vi.setSystemTime(start + 5_000);
  act(() => setFreshness('refused', 'too many pages'));
  expect(result.current).toBe(before);
  act(() => setFreshness('refused', 'not let in'));
  expect(result.current.reason).toBe('not let in');
});

it('calls the console gone when it is, and not when only the cluster is silent', () => {
  const { result } = renderHook(useConsoleGone);
  const said = (['reconnecting', 'gone', 'stale', 'refused', 'live'] as const).map((state) => {
    act(() => setFreshness(state));
    return result.current;
  });
  expect(said).toEqual([false, true, false, false, false]);
});
