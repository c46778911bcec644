// @vitest-environment happy-dom
import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { playConsole, Refusal } from '#testing/play-console.tsx';
import { useRefreshSeenCalls, useSeenCalls } from './seen-calls.ts';

const seen = (calls: number) => ({
  since: '2026-03-01T00:00:00Z',
  services: [
    { application: 'shop', serviceId: '1', calls, lastCallAt: null, lastStatus: null, lastFailure: null },
  ],
});

let page: ReturnType<typeof playConsole>;
beforeEach(() => {
  page = playConsole();
});
afterEach(() => page.end());

function useBoth() {
  return { seen: useSeenCalls(), refresh: useRefreshSeenCalls() };
}

it('is undefined until it is known, and is asked for anew after a call of one’s own', async () => {
  page.answers['GET /api/calls'] = seen(1);
  const { result } = renderHook(useBoth, { wrapper: page.wrapper });
  expect(result.current.seen).toBeUndefined();
  await waitFor(() => expect(result.current.seen).toEqual(seen(1)));
  page.answers['GET /api/calls'] = seen(2);
  act(() => result.current.refresh());
  await waitFor(() => expect(result.current.seen).toEqual(seen(2)));
});

it('asks once for all that show it, and not again where the gateway does not say', async () => {
  page.answers['GET /api/calls'] = new Refusal('UNAVAILABLE', 'no gateway');
  const { result } = renderHook(() => [useSeenCalls(), useSeenCalls()], { wrapper: page.wrapper });
  await waitFor(() => expect(page.client.getQueryState(['seen-calls'])?.status).toBe('error'));
  expect(result.current).toEqual([undefined, undefined]);
  expect(page.asked).toEqual(['GET /api/calls']);
});
