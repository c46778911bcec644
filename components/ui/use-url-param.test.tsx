// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addressWriter } from '#lib/client/address-writer.ts';
import { useUrlParam } from './use-url-param.ts';

vi.mock('next/navigation', () => import('#testing/played-navigation.ts'));

beforeEach(() => window.history.replaceState(null, '', '/list?sort=-name&q=a+b'));
afterEach(cleanup);

it('is what the address says, and the fallback where it says nothing', () => {
  const { result } = renderHook(() => [useUrlParam('q')[0], useUrlParam('show', 'all')[0]]);
  expect(result.current).toEqual(['a b', 'all']);
});

it('writes its own parameter and leaves the others', () => {
  const { result } = renderHook(() => useUrlParam('q'));
  act(() => result.current[1]('ü&x'));
  expect(result.current[0]).toBe('ü&x');
  expect(new URLSearchParams(window.location.search).get('sort')).toBe('-name');
});

it('leaves the fallback out of the address', () => {
  const { result } = renderHook(() => useUrlParam('sort', 'name'));
  act(() => result.current[1]('name'));
  expect(window.location.search).toBe('?q=a+b');
  expect(result.current[0]).toBe('name');
});

it('makes a step of the history only where it is told to', () => {
  const before = window.history.length;
  const { result } = renderHook(() => [useUrlParam('q'), useUrlParam('node', '', { push: true })] as const);
  act(() => result.current[0][1]('x'));
  expect(window.history.length).toBe(before);
  act(() => result.current[1][1]('x'));
  expect(window.history.length).toBe(before + 1);
});

it('lets a navigation end before it writes', () => {
  const unwatch = addressWriter.watch(() => undefined);
  addressWriter.begin();
  const { result } = renderHook(() => useUrlParam('q'));
  act(() => result.current[1]('x'));
  unwatch();
  expect(window.location.search).toBe('?sort=-name&q=a+b');
});
