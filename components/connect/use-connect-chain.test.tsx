// @vitest-environment happy-dom
import { renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ConnectApplication } from '#lib/domain/view/connect-chain-view.ts';
import { playConsole, Refusal } from '#testing/play-console.tsx';
import { useConnectChain } from './use-connect-chain.ts';

let page: ReturnType<typeof playConsole>;
beforeEach(() => {
  page = playConsole();
});
afterEach(() => page.end());

const place = { application: 'shop', serviceId: undefined, namespace: undefined };
const deployed: ConnectApplication = { name: 'shop', setUp: 'deployed', services: [] };

function answerWith(application: ConnectApplication | undefined): void {
  const chain = { application, allowed: false, inCatalog: false };
  const answer = { chain, allowances: [], namespaceNames: ['default'] };
  page.answers['POST /api/views'] = { results: [{ version: '1', answer }] };
}

function follow(isCreatedHere = false) {
  const onHeard = vi.fn();
  const { result } = renderHook(() => useConnectChain(place, undefined, isCreatedHere, onHeard), {
    wrapper: page.wrapper,
  });
  return { result, onHeard };
}

it('waits for the answer', async () => {
  answerWith(deployed);
  const { result, onHeard } = follow();
  expect(result.current.facts).toBeUndefined();
  await waitFor(() => expect(result.current.facts?.chain.application).toEqual(deployed));
  expect(onHeard).toHaveBeenCalledTimes(1);
});

it('goes on with an Application that was made a moment ago, until the console has heard of it', async () => {
  answerWith(undefined);
  const { result, onHeard } = follow(true);
  const made = { name: 'shop', setUp: 'busy', services: [] };
  expect(result.current.facts?.chain.application).toEqual(made);
  await waitFor(() => expect(result.current.facts?.namespaceNames).toEqual(['default']));
  expect(result.current.facts?.chain.application).toEqual(made);
  expect(onHeard).not.toHaveBeenCalled();
});

it('says that one is gone that nobody has made here', async () => {
  answerWith(undefined);
  const { result } = follow();
  await waitFor(() => expect(result.current.facts).toBeDefined());
  expect(result.current.facts?.chain.application).toBeUndefined();
});

it('tells why there is no answer', async () => {
  page.answers['POST /api/views'] = new Refusal('FORBIDDEN', 'not yours');
  const { result } = follow();
  await waitFor(() => expect(result.current.error?.message).toBe('not yours'));
});
