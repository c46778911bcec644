// @vitest-environment happy-dom
import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { listAnswer, playConsole, Refusal } from '#testing/play-console.tsx';
import { patchObjects } from './live-cache.ts';
import { useObject, useObjects, useObjectsByKind } from './objects.ts';

let page: ReturnType<typeof playConsole>;
beforeEach(() => {
  page = playConsole();
});
afterEach(() => page.end());

function pod(name: string): KubeObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { namespace: 'default', name } };
}

const namesOf = (items: readonly KubeObject[]) => items.map(({ metadata }) => metadata.name);

it('is pending until the first answer, then has the objects in order', async () => {
  page.answers['GET /api/objects/pods'] = listAnswer([pod('b'), pod('a')]);
  const { result } = renderHook(() => useObjects('pods'), { wrapper: page.wrapper });
  expect(result.current).toMatchObject({ isPending: true, items: [], error: null });
  await waitFor(() => expect(result.current.isPending).toBe(false));
  expect(namesOf(result.current.items)).toEqual(['a', 'b']);
});

it('follows the stream without asking again, and keeps the array while nothing changes', async () => {
  page.answers['GET /api/objects/pods'] = listAnswer([pod('a')]);
  const { result, rerender } = renderHook(() => useObjects('pods'), { wrapper: page.wrapper });
  await waitFor(() => expect(result.current.isPending).toBe(false));
  const before = result.current.items;
  rerender();
  expect(result.current.items).toBe(before);
  act(() => patchObjects(page.client, 'e', [{ seq: 2, kind: 'pods', type: 'put', object: pod('b') }]));
  await waitFor(() => expect(namesOf(result.current.items)).toEqual(['a', 'b']));
  expect(page.asked).toEqual(['GET /api/objects/pods']);
});

it('says why nothing could be loaded, and loads again when it is told to', async () => {
  page.answers['GET /api/objects/pods'] = new Refusal('FORBIDDEN', 'You may not list pods.');
  const { result } = renderHook(() => useObjects('pods'), { wrapper: page.wrapper });
  await waitFor(() => expect(result.current.error?.message).toBe('You may not list pods.'));
  page.answers['GET /api/objects/pods'] = listAnswer([pod('a')]);
  act(() => result.current.retry());
  await waitFor(() => expect(namesOf(result.current.items)).toEqual(['a']));
  expect(result.current.error).toBeNull();
});

it('shows what it had where loading again fails', async () => {
  page.answers['GET /api/objects/pods'] = listAnswer([pod('a')]);
  const { result } = renderHook(() => useObjects('pods'), { wrapper: page.wrapper });
  await waitFor(() => expect(result.current.isPending).toBe(false));
  page.answers['GET /api/objects/pods'] = new Refusal('FORBIDDEN', 'not any more');
  act(() => result.current.retry());
  await waitFor(() => expect(page.client.getQueryState(['objects', 'pods'])?.status).toBe('error'));
  expect([namesOf(result.current.items), result.current.error]).toEqual([['a'], null]);
});

it('tries again by itself where the console says that it may help, and not else', async () => {
  const tries = { pods: 0, secrets: 0 };
  page.answers['GET /api/objects/pods'] = () => {
    tries.pods += 1;
    return tries.pods === 1 ? new Refusal('UNAVAILABLE', 'a moment') : listAnswer([pod('a')]);
  };
  page.answers['GET /api/objects/secrets'] = () => {
    tries.secrets += 1;
    return new Refusal('FORBIDDEN', 'no');
  };
  const { result } = renderHook(() => [useObjects('pods'), useObjects('secrets')] as const, {
    wrapper: page.wrapper,
  });
  await waitFor(() => expect(namesOf(result.current[0].items)).toEqual(['a']));
  expect(tries).toEqual({ pods: 2, secrets: 1 });
});

it('finds one object by its key, and none where there is none', async () => {
  page.answers['GET /api/objects/pods'] = listAnswer([pod('a'), pod('b')]);
  const { result } = renderHook(
    () => [useObject('pods', 'default/b').object, useObject('pods', 'other/b').object],
    { wrapper: page.wrapper },
  );
  await waitFor(() => expect(result.current[0]?.metadata.name).toBe('b'));
  expect(result.current[1]).toBeUndefined();
});

it('loads several kinds, names those that failed, and loads only these again', async () => {
  page.answers['GET /api/objects/pods'] = listAnswer([pod('a')]);
  page.answers['GET /api/objects/deployments'] = new Refusal('FORBIDDEN', 'no deployments');
  const kinds = ['pods', 'deployments'] as const;
  const { result, rerender } = renderHook(() => useObjectsByKind(kinds), { wrapper: page.wrapper });
  await waitFor(() => expect(result.current.isPending).toBe(false));
  await waitFor(() => expect(result.current.failed).toEqual(['deployments']));
  expect(result.current.error?.message).toBe('no deployments');
  const { items } = result.current;
  rerender();
  expect(result.current.items).toBe(items);

  delete page.answers['GET /api/objects/deployments'];
  page.asked.length = 0;
  act(() => result.current.retry());
  await waitFor(() => expect(result.current.failed).toEqual([]));
  expect(page.asked).toEqual(['GET /api/objects/deployments']);
});
