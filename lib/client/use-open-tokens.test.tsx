// @vitest-environment happy-dom
import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TokenObject } from '#lib/domain/kubernetes/live-view.ts';
import { listAnswer, playConsole, Refusal } from '#testing/play-console.tsx';
import { patchObjects } from './live-cache.ts';
import { useOpenTokens } from './use-open-tokens.ts';

let page: ReturnType<typeof playConsole>;
beforeEach(() => {
  page = playConsole();
});
afterEach(() => page.end());

function tokenObject(id: string): TokenObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: `token-${id}` },
    token: {
      id,
      secretName: `token-${id}`,
      kind: 'application',
      step: 'info',
      application: 'shop',
      tenant: undefined,
      group: undefined,
      createdAt: '2026-03-01T00:00:00Z',
      expiresAt: '2026-03-01T00:05:00Z',
    },
  };
}

it('has the tokens themselves, and loses one that was used', async () => {
  page.answers['GET /api/objects/connectiontokens'] = listAnswer([tokenObject('a'), tokenObject('b')]);
  const { result } = renderHook(useOpenTokens, { wrapper: page.wrapper });
  expect(result.current).toMatchObject({ isPending: true, tokens: [] });
  await waitFor(() => expect(result.current.tokens.map(({ id }) => id)).toEqual(['a', 'b']));
  act(() =>
    patchObjects(page.client, 'e', [{ seq: 2, kind: 'connectiontokens', type: 'drop', key: 'token-a' }]),
  );
  await waitFor(() => expect(result.current.tokens.map(({ id }) => id)).toEqual(['b']));
});

it('is the same array as long as nothing changes', async () => {
  page.answers['GET /api/objects/connectiontokens'] = listAnswer([tokenObject('a')]);
  const { result, rerender } = renderHook(useOpenTokens, { wrapper: page.wrapper });
  await waitFor(() => expect(result.current.isPending).toBe(false));
  const before = result.current.tokens;
  rerender();
  expect(result.current.tokens).toBe(before);
});

it('passes on why there are none', async () => {
  page.answers['GET /api/objects/connectiontokens'] = new Refusal('FORBIDDEN', 'not yours');
  const { result } = renderHook(useOpenTokens, { wrapper: page.wrapper });
  await waitFor(() => expect(result.current.error?.message).toBe('not yours'));
});
