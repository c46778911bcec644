// @vitest-environment happy-dom
import { renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Application } from '#lib/domain/application/application.ts';
import { playConsole, Refusal } from '#testing/play-console.tsx';
import { useConnectChain } from './use-connect-chain.ts';

let page: ReturnType<typeof playConsole>;
beforeEach(() => {
  page = playConsole();
});
afterEach(() => page.end());

const place = { application: 'shop', serviceId: undefined, namespace: undefined };
const created: Application = {
  ...{ apiVersion: 'applicationconnector.kyma-project.io/v1alpha1', kind: 'Application' },
  metadata: { name: 'shop', uid: 'made' },
};

function answerWith(application: Application | undefined): void {
  const chain = { application, allowed: false, inCatalog: false };
  const answer = { chain, allowances: [], namespaceNames: ['default'] };
  page.answers['POST /api/views'] = { results: [{ version: '1', answer }] };
}

function follow(made: Application | undefined) {
  const onHeard = vi.fn();
  const { result } = renderHook(() => useConnectChain(place, undefined, made, onHeard), {
    wrapper: page.wrapper,
  });
  return { result, onHeard };
}

it('waits for the answer', async () => {
  answerWith(created);
  const { result, onHeard } = follow(undefined);
  expect(result.current.facts).toBeUndefined();
  await waitFor(() => expect(result.current.facts?.chain.application?.metadata.uid).toBe('made'));
  expect(onHeard).toHaveBeenCalledTimes(1);
});

it('goes on with an Application that was made a moment ago, until the console has heard of it', async () => {
  answerWith(undefined);
  const { result, onHeard } = follow(created);
  expect(result.current.facts?.chain.application).toBe(created);
  await waitFor(() => expect(result.current.facts?.namespaceNames).toEqual(['default']));
  expect(result.current.facts?.chain.application).toBe(created);
  expect(onHeard).not.toHaveBeenCalled();
});

it('says that one is gone that nobody has made here', async () => {
  answerWith(undefined);
  const { result } = follow(undefined);
  await waitFor(() => expect(result.current.facts).toBeDefined());
  expect(result.current.facts?.chain.application).toBeUndefined();
});

it('tells why there is no answer', async () => {
  page.answers['POST /api/views'] = new Refusal('FORBIDDEN', 'not yours');
  const { result } = follow(undefined);
  await waitFor(() => expect(result.current.error?.message).toBe('not yours'));
});
