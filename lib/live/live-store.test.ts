import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { integrationNamespace } from '#lib/domain/application/application.ts';
import { type OpenToken, openTokenMetadata, tokenLabel } from '#lib/domain/application/open-token.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { LiveChange } from '#lib/domain/kubernetes/live-change.ts';
import { createKubeClient, type KubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import { createLogger } from '#lib/log.ts';
import { type Sandbox, startSandbox } from '#sandbox/start-sandbox.ts';
import { liveSources } from './live-sources.ts';
import { createLiveStore, type LiveStore } from './live-store.ts';
import { createLiveWatches } from './live-watches.ts';

const log = createLogger('test', 'silent');
const sourceOf = liveSources({ caSecretName: 'ca', revocationsConfigMapName: 'revocations' });
let home: string;
let sandbox: Sandbox;
let kube: KubeClient;
let store: LiveStore;

function configMap(name: string): KubeObject & { data: Record<string, string> } {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'default' },
    data: { a: 'value' },
  };
}

function record(): { changes: LiveChange[]; source: boolean[]; leave(): void } {
  const changes: LiveChange[] = [];
  const source: boolean[] = [];
  const leave = store.subscribe({
    onChange: (change) => changes.push(change),
    onSource: (connected) => source.push(connected),
  });
  return { changes, source, leave };
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'mooring-live-'));
  sandbox = await startSandbox({ home, log });
  kube = createKubeClient(loadKubeConfig({ path: sandbox.kubeconfigPath }));
  store = createLiveStore({ watches: createLiveWatches({ kube, log, sourceOf, firstListMs: 10_000 }) });
});

afterAll(async () => {
  await store.stop();
  await sandbox.stop();
  await rm(home, { recursive: true, force: true });
});

test('a kind is listed at a position from which its changes go on, without values', async () => {
  await kube.create(kinds.configmaps, configMap('listed'));
  const { position, items } = await store.list('configmaps');
  const listed = items.find(({ metadata }) => metadata.name === 'listed');
  expect(listed).toMatchObject({ keys: ['a'] });
  expect(listed).not.toHaveProperty('data');

  const { changes, leave } = record();
  await kube.create(kinds.configmaps, configMap('added'));
  await kube.delete(kinds.configmaps, 'added', 'default');
  await vi.waitFor(() => expect(changes.map(({ type }) => type)).toEqual(['put', 'drop']));
  leave();
  const logged = store.read(position.seq, store.position.seq, 10_000);
  expect(JSON.parse(logged?.json ?? '')).toMatchObject([{ type: 'drop', key: 'default/added' }]);
  expect(logged?.last).toBe(changes.at(-1)?.seq);
  expect(JSON.stringify(changes)).not.toContain('value');
});

test('a view holds only the objects that it can read, and follows one that stops being readable', async () => {
  const namespace = integrationNamespace;
  await kube.create(kinds.namespaces, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  const token: OpenToken = {
    id: 'a1b2c3',
    secretName: 'connection-token-1',
    kind: 'application',
    step: 'info',
    application: 'shop',
    tenant: undefined,
    group: undefined,
    createdAt: '2026-03-01T12:00:00Z',
    expiresAt: '2026-03-01T12:05:00Z',
  };
  const secret = { apiVersion: 'v1', kind: 'Secret', data: { value: 'c2VjcmV0' } };
  await kube.create(kinds.secrets, { ...secret, metadata: { ...openTokenMetadata(token), namespace } });
  const broken = { name: 'broken', namespace, labels: { [tokenLabel]: 'application' } };
  await kube.create(kinds.secrets, { ...secret, metadata: broken });

  const { items } = await store.list('connectiontokens');
  expect(items).toMatchObject([{ token }]);
  expect(JSON.stringify(items)).not.toContain('c2VjcmV0');

  const { changes, leave } = record();
  const target = { name: token.secretName, namespace };
  await kube.patch(kinds.secrets, target, 'merge', { metadata: { annotations: null } });
  await vi.waitFor(() => expect(changes).toMatchObject([{ kind: 'connectiontokens', type: 'drop' }]));
  leave();
});

test('a kind that the cluster lacks is said to be missing, without a long wait', async () => {
  const startMs = performance.now();
  await expect(store.list('usagekinds')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(performance.now() - startMs).toBeLessThan(5_000);
  expect(store.connected).toBe(true);
});

test('while the API is away the last list stays; afterwards the changes arrive', async () => {
  const { changes, source, leave } = record();
  await sandbox.stop();
  await vi.waitFor(() => expect(source).toEqual([false]), { timeout: 10_000 });
  expect((await store.list('configmaps')).items.length).toBeGreaterThan(0);

  sandbox = await startSandbox({ home, log });
  await kube.create(kinds.configmaps, configMap('later'));
  await vi.waitFor(() => expect(source).toEqual([false, true]), { timeout: 15_000 });
  await vi.waitFor(
    () => expect(changes).toMatchObject([{ type: 'put', object: { metadata: { name: 'later' } } }]),
    {
      timeout: 15_000,
    },
  );
  leave();
});
