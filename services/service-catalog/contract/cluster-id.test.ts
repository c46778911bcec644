import { afterAll, beforeAll, expect, it } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { recordApiCalls } from '#testing/record-api-calls.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { readClusterId } from '../read-cluster-id.ts';

const target = { name: 'cluster-info', namespace: 'default' };
let api: TestApi;
let kube: KubeClient;
let former: string;

beforeAll(async () => {
  api = await startTestApi();
  kube = recordApiCalls(api, 'service-catalog');
  former = await readClusterId(kube, () => `new-${api.id}`);
});
afterAll(async () => {
  await setId(former);
  await api?.stop();
});

function setId(id: string | null): Promise<KubeObject> {
  return api.kube.patch<KubeObject>(kinds.configmaps, target, 'merge', { data: { id } });
}

it('is made once and kept', async () => {
  expect(await readClusterId(kube, () => 'another')).toBe(former);
});

it('is added to a ConfigMap of somebody else that has none, and nothing else of it changes', async () => {
  await setId(null);
  await api.kube.patch(kinds.configmaps, target, 'merge', { data: { more: 'kept' } });
  expect(await readClusterId(kube, () => `added-${api.id}`)).toBe(`added-${api.id}`);
  const stored = await api.kube.get<KubeObject & { data: object }>(
    kinds.configmaps,
    target.name,
    target.namespace,
  );
  expect(stored.data).toEqual({ id: `added-${api.id}`, more: 'kept' });
  await api.kube.patch(kinds.configmaps, target, 'merge', { data: { more: null } });
});
