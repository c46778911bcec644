// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { useGraphFilters } from './use-graph-filters.ts';

vi.mock('next/navigation', () => import('#testing/played-navigation.ts'));

afterEach(cleanup);

it('reads what a link chose', () => {
  window.history.replaceState(null, '', '/graph?application=shop&show=problems');
  const { result } = renderHook(useGraphFilters);
  expect(result.current).toMatchObject({
    application: 'shop',
    namespace: '',
    problemsOnly: true,
    unboundShown: false,
  });
});

it('writes each choice to the address and takes it out again, and has another key for each', () => {
  window.history.replaceState(null, '', '/graph');
  const { result } = renderHook(useGraphFilters);
  const keys = [result.current.key];
  act(() => result.current.setNamespace('harbour'));
  keys.push(result.current.key);
  act(() => result.current.setUnboundShown(true));
  keys.push(result.current.key);
  expect(window.location.search).toBe('?namespace=harbour&workloads=all');
  expect(new Set(keys).size).toBe(3);
  act(() => result.current.setUnboundShown(false));
  expect(window.location.search).toBe('?namespace=harbour');
});

it('shows everything again, and leaves the view as it is', () => {
  window.history.replaceState(
    null,
    '',
    '/graph?application=shop&namespace=harbour&show=problems&workloads=all&view=table',
  );
  const { result } = renderHook(useGraphFilters);
  act(() => result.current.reset());
  expect(window.location.search).toBe('?view=table');
});
