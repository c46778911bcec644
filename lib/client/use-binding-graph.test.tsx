// @vitest-environment happy-dom
import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Application } from '#lib/domain/application/application.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { KeyedObject } from '#lib/domain/kubernetes/core-objects.ts';
import { listAnswer, playConsole, Refusal } from '#testing/play-console.tsx';
import { useBindingGraph } from './use-binding-graph.ts';

const shop: Application = {
  apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'shop' },
  spec: {
    services: [
      {
        id: '1',
        name: 'orders',
        displayName: 'Orders',
        description: '',
        providerDisplayName: '',
        entries: [],
      },
    ],
  },
};
const binding: CatalogBinding = {
  apiVersion: 'servicecatalog.k8s.io/v1beta1',
  kind: 'ServiceBinding',
  metadata: { name: 'b', namespace: 'ns' },
  spec: { instanceRef: { name: 'i' }, secretName: 's' },
  status: { conditions: [{ type: 'Ready', status: 'True' }] },
};
const secret: KeyedObject = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 's', namespace: 'ns' },
  keys: ['GATEWAY_URL'],
};

let page: ReturnType<typeof playConsole>;
beforeEach(() => {
  page = playConsole({
    'GET /api/objects/applications': listAnswer([shop]),
    'GET /api/objects/servicebindings': listAnswer([binding]),
  });
});
afterEach(() => page.end());

async function settledGraph() {
  const { result } = renderHook(useBindingGraph, { wrapper: page.wrapper });
  await waitFor(() => expect(result.current.isPending).toBe(false));
  await waitFor(() => expect(page.client.isFetching()).toBe(0));
  return result;
}

it('builds the chain of what it has loaded', async () => {
  const result = await settledGraph();
  expect(result.current.graph.nodes.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['application:shop', 'service:shop/1', 'binding:ns/b']),
  );
  expect(result.current.chains.of('shop').service).toHaveLength(1);
});

it('says whether the Secret of a binding is there', async () => {
  const isThere = async () => {
    const result = await settledGraph();
    return result.current.graph.nodes.find(({ kind }) => kind === 'binding')?.hasSecret;
  };
  expect(await isThere()).toBe(false);
  page.client.clear();
  page.answers['GET /api/objects/secrets'] = listAnswer([secret]);
  expect(await isThere()).toBe(true);
});

it('calls no Secret missing where it may not read them, and this is no failure', async () => {
  page.answers['GET /api/objects/secrets'] = listAnswer([]);
  const known = (await settledGraph()).current.graph.nodes.find(({ kind }) => kind === 'binding');
  page.client.clear();
  page.answers['GET /api/objects/secrets'] = new Refusal('FORBIDDEN', 'not yours');
  const result = await settledGraph();
  const unknown = result.current.graph.nodes.find(({ kind }) => kind === 'binding');
  expect(result.current.error).toBeNull();
  expect(known?.health.status).toBe('bad');
  expect(unknown?.health.status).not.toBe('bad');
});

it('says which kind is missing, and loads it when it is told to', async () => {
  page.answers['GET /api/objects/pods'] = new Refusal('FORBIDDEN', 'no pods');
  const result = await settledGraph();
  expect(result.current.error?.message).toBe('no pods');
  delete page.answers['GET /api/objects/pods'];
  act(() => result.current.retry());
  await waitFor(() => expect(result.current.error).toBeNull());
});

it('tells what the gateway was called for, and does without where it does not say', async () => {
  page.answers['GET /api/calls'] = new Refusal('UNAVAILABLE', 'no gateway');
  expect((await settledGraph()).current.calls).toBeUndefined();
  page.client.clear();
  const calls = { since: '2026-03-01T00:00:00Z', services: [] };
  page.answers['GET /api/calls'] = calls;
  const result = await settledGraph();
  await waitFor(() => expect(result.current.calls).toEqual(calls));
});

it('is the same graph as long as nothing changes', async () => {
  const { result, rerender } = renderHook(useBindingGraph, { wrapper: page.wrapper });
  await waitFor(() => expect(result.current.isPending).toBe(false));
  await waitFor(() => expect(page.client.isFetching()).toBe(0));
  const before = result.current;
  rerender();
  expect(result.current.graph).toBe(before.graph);
  expect(result.current.chains).toBe(before.chains);
});
