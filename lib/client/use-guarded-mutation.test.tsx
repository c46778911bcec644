// @vitest-environment happy-dom
import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { playConsole } from '#testing/play-console.tsx';
import { useGuardedMutation } from './use-guarded-mutation.ts';

let page: ReturnType<typeof playConsole>;
beforeEach(() => {
  page = playConsole();
});
afterEach(() => page.end());

function mutation(mutationFn: (name: string) => Promise<string>) {
  return renderHook(() => useGuardedMutation({ mutationFn }), { wrapper: page.wrapper }).result;
}

it('starts once for a double click, and both clicks get its answer', async () => {
  const create = vi.fn(async (name: string) => `created ${name}`);
  const result = mutation(create);
  const clicks = await act(() =>
    Promise.all([result.current.mutateAsync('shop'), result.current.mutateAsync('shop')]),
  );
  expect(clicks).toEqual(['created shop', 'created shop']);
  expect(create).toHaveBeenCalledTimes(1);
  await waitFor(() => expect(result.current.data).toBe('created shop'));
});

it('starts once also when the second click comes after a render', async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const create = vi.fn(() => promise);
  const result = mutation(create);
  act(() => result.current.mutate('shop'));
  await waitFor(() => expect(result.current.isPending).toBe(true));
  act(() => result.current.mutate('shop'));
  await act(async () => resolve('created'));
  await waitFor(() => expect(result.current.isSuccess).toBe(true));
  expect(create).toHaveBeenCalledTimes(1);
});

it('starts at once what is something else', async () => {
  const create = vi.fn(async (name: string) => name);
  const result = mutation(create);
  await act(() => result.current.mutateAsync('shop'));
  await act(() => result.current.mutateAsync('crm'));
  expect(create.mock.calls.map(([name]) => name)).toEqual(['shop', 'crm']);
});

it('keeps a failure in the result, and can be tried again', async () => {
  const create = vi.fn(async (): Promise<string> => {
    throw new Error('refused');
  });
  const result = mutation(create);
  act(() => result.current.mutate('shop'));
  await waitFor(() => expect(result.current.error?.message).toBe('refused'));
  act(() => result.current.mutate('shop'));
  await waitFor(() => expect(create).toHaveBeenCalledTimes(2));
});
