// @vitest-environment happy-dom
import { renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { playConsole } from '#testing/play-console.tsx';
import { useBoundServices } from './use-bound-services.ts';

let page: ReturnType<typeof playConsole>;
beforeEach(() => {
  page = playConsole();
});
afterEach(() => page.end());

it('names what a workload is bound to, and takes another kind or name for others', async () => {
  const workloads = [{ id: 'deployment/web', services: ['Orders API with ORDERS_'] }];
  page.answers['POST /api/views'] = { results: [{ version: '1', answer: { workloads } }] };
  const { result } = renderHook(() => useBoundServices('ns'), { wrapper: page.wrapper });
  expect(result.current('deployment', 'web')).toEqual([]);
  await waitFor(() => expect(result.current('deployment', 'web')).toEqual(['Orders API with ORDERS_']));
  expect(result.current('statefulset', 'web')).toEqual([]);
  expect(result.current('deployment', 'api')).toEqual([]);
});

it('asks nothing while no namespace is chosen', () => {
  renderHook(() => useBoundServices(''), { wrapper: page.wrapper });
  expect(page.asked).toEqual([]);
});
