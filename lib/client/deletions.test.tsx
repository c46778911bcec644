// @vitest-environment happy-dom
import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { playConsole, Refusal } from '#testing/play-console.tsx';
import { useDeletions, useStartDeletion } from './deletions.ts';

let page: ReturnType<typeof playConsole>;
beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  page = playConsole();
});
afterEach(() => {
  page.end();
  vi.useRealTimers();
});

const job = (application: string, state: 'running' | 'done') => ({ application, state });
const asks = () => page.asked.filter((request) => request === 'GET /api/deletions').length;

it('has none until it is told of some, also where it cannot ask', async () => {
  page.answers['GET /api/deletions'] = new Refusal('UNAVAILABLE', 'away');
  const { result } = renderHook(useDeletions, { wrapper: page.wrapper });
  await waitFor(() => expect(page.client.getQueryState(['deletions'])?.status).toBe('error'));
  expect(result.current).toEqual([]);
});

it('follows one that runs, and stops asking when it has ended', async () => {
  page.answers['GET /api/deletions'] = [job('shop', 'running')];
  const { result } = renderHook(useDeletions, { wrapper: page.wrapper });
  await waitFor(() => expect(result.current).toHaveLength(1));
  page.answers['GET /api/deletions'] = [job('shop', 'done')];
  await act(() => vi.advanceTimersByTimeAsync(600));
  await waitFor(() => expect(result.current).toEqual([job('shop', 'done')]));
  const before = asks();
  await act(() => vi.advanceTimersByTimeAsync(5_000));
  expect(asks()).toBe(before);
});

it('shows what was begun at once, in place of the last one of the same Application', async () => {
  page.answers['GET /api/deletions'] = [job('shop', 'done'), job('crm', 'done')];
  page.answers['POST /api/deletions'] = job('shop', 'running');
  const { result } = renderHook(() => ({ jobs: useDeletions(), start: useStartDeletion() }), {
    wrapper: page.wrapper,
  });
  await waitFor(() => expect(result.current.jobs).toHaveLength(2));
  await act(async () => {
    await result.current.start({ application: 'shop', take: [], shown: [] });
  });
  await waitFor(() => expect(result.current.jobs).toEqual([job('crm', 'done'), job('shop', 'running')]));
});
