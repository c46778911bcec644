// @vitest-environment happy-dom
import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { listAnswer, playConsole } from '#testing/play-console.tsx';
import { patchObjects } from './live-cache.ts';
import { useBoundServices } from './use-bound-services.ts';

let page: ReturnType<typeof playConsole>;
beforeEach(() => {
  page = playConsole();
});
afterEach(() => page.end());

function meta(kind: string, name: string, namespace: string) {
  return { apiVersion: 'servicecatalog.k8s.io/v1beta1', kind, metadata: { name, namespace } };
}

function bind(namespace: string, prefix?: string) {
  const serviceClass: ServiceClass = {
    ...meta('ServiceClass', 'c', namespace),
    spec: {
      externalName: 'orders',
      externalID: '1',
      description: '',
      externalMetadata: { displayName: 'Orders API' },
    },
  };
  const instance: ServiceInstance = {
    ...meta('ServiceInstance', 'i', namespace),
    spec: { serviceClassExternalName: 'orders' },
  };
  const binding: CatalogBinding = {
    ...meta('ServiceBinding', 'b', namespace),
    spec: { instanceRef: { name: 'i' } },
  };
  const usage: ServiceBindingUsage = {
    ...meta('ServiceBindingUsage', 'u', namespace),
    spec: {
      serviceBindingRef: { name: 'b' },
      usedBy: { kind: 'deployment', name: 'web' },
      ...(prefix === undefined ? {} : { parameters: { envPrefix: { name: prefix } } }),
    },
  };
  page.answers['GET /api/objects/serviceclasses'] = listAnswer([serviceClass]);
  page.answers['GET /api/objects/serviceinstances'] = listAnswer([instance]);
  page.answers['GET /api/objects/servicebindings'] = listAnswer([binding]);
  page.answers['GET /api/objects/servicebindingusages'] = listAnswer([usage]);
}

it('names what a workload is bound to, with its prefix', async () => {
  bind('ns', 'ORDERS_');
  const { result } = renderHook(() => useBoundServices('ns'), { wrapper: page.wrapper });
  expect(result.current('deployment', 'web')).toEqual([]);
  await waitFor(() => expect(result.current('deployment', 'web')).toEqual(['Orders API with ORDERS_']));
});

it('takes another kind, another name and another namespace for others', async () => {
  bind('ns');
  const { result } = renderHook(() => [useBoundServices('ns'), useBoundServices('elsewhere')] as const, {
    wrapper: page.wrapper,
  });
  await waitFor(() => expect(result.current[0]('deployment', 'web')).toEqual(['Orders API']));
  expect(result.current[0]('statefulset', 'web')).toEqual([]);
  expect(result.current[0]('deployment', 'api')).toEqual([]);
  expect(result.current[1]('deployment', 'web')).toEqual([]);
});

it('follows when it is unbound', async () => {
  bind('ns');
  const { result } = renderHook(() => useBoundServices('ns'), { wrapper: page.wrapper });
  await waitFor(() => expect(result.current('deployment', 'web')).toEqual(['Orders API']));
  act(() =>
    patchObjects(page.client, 'e', [{ seq: 2, kind: 'servicebindingusages', type: 'drop', key: 'ns/u' }]),
  );
  await waitFor(() => expect(result.current('deployment', 'web')).toEqual([]));
});
