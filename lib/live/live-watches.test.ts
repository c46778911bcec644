import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { integrationNamespace } from '#lib/domain/application/application.ts';
import { type OpenToken, openTokenMetadata, tokenLabel } from '#lib/domain/application/open-token.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import { createKubeClient, type KubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import { createLogger } from '#lib/log.ts';
import { type Sandbox, startSandbox } from '#sandbox/start-sandbox.ts';
import { liveSources } from './live-sources.ts';
import { createLiveWatches, type LiveWatches } from './live-watches.ts';

const log = createLogger('test', 'silent');
const sourceOf = liveSources({ caSecretName: 'ca', revocationsConfigMapName: 'revocations' });
let home: string;
let sandbox: Sandbox;
let kube: KubeClient;
let watches: LiveWatches;

function configMap(name: string): KubeObject & { data: Record<string, string> } {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'default' },
    data: { a: 'value' },
  };
}

interface Heard {
  kind: LiveName;
  type: string;
  object: KubeObject;
}

function record(): { heard: Heard[]; source: boolean[]; leave(): void } {
  const heard: Heard[] = [];
  const source: boolean[] = [];
  const leave = watches.subscribe({
    onEvent: (kind, { type, object }) => heard.push({ kind, type, object }),
    onSource: (connected) => source.push(connected),
  });
  return { heard, source, leave };
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'mooring-live-'));
  sandbox = await startSandbox({ home, log });
  kube = createKubeClient(loadKubeConfig({ path: sandbox.kubeconfigPath }));
  watches = createLiveWatches({ kube, log, sourceOf, firstListMs: 10_000 });
});

afterAll(async () => {
  await watches.stop();
  await sandbox.stop();
  await rm(home, { recursive: true, force: true });
});

test('a kind is there once it is ready, without values, and its changes are told', async () => {
  await kube.create(kinds.configmaps, configMap('listed'));
  expect(watches.isReady('configmaps')).toBe(false);
  await watches.ready('configmaps');
  expect(watches.get('configmaps', 'default/listed')).toMatchObject({ keys: ['a'] });
  expect(watches.get('configmaps', 'default/listed')).not.toHaveProperty('data');

  const { heard, leave } = record();
  await kube.create(kinds.configmaps, configMap('added'));
  await kube.delete(kinds.configmaps, 'added', 'default');
  await vi.waitFor(() => expect(heard.map(({ type }) => type)).toEqual(['ADDED', 'DELETED']));
  leave();
  expect(JSON.stringify(heard)).not.toContain('value');
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

  await watches.ready('connectiontokens');
  const items = watches.list('connectiontokens');
  expect(items).toMatchObject([{ token }]);
  expect(JSON.stringify(items)).not.toContain('c2VjcmV0');

  const { heard, leave } = record();
  const target = { name: token.secretName, namespace };
  await kube.patch(kinds.secrets, target, 'merge', { metadata: { annotations: null } });
  await vi.waitFor(() => expect(heard).toMatchObject([{ kind: 'connectiontokens', type: 'DELETED' }]));
  leave();
});

test('a kind that the cluster lacks is said to be missing', async () => {
  await expect(watches.ready('usagekinds')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(watches.connected).toBe(true);
});

test('while the API is away the last list stays; afterwards the changes arrive', async () => {
  const { heard, source, leave } = record();
  await sandbox.stop();
  await vi.waitFor(() => expect(source).toEqual([false]), { timeout: 10_000 });
  await watches.ready('configmaps');
  expect(watches.list('configmaps').length).toBeGreaterThan(0);

  sandbox = await startSandbox({ home, log });
  await kube.create(kinds.configmaps, configMap('later'));
  await vi.waitFor(() => expect(source).toEqual([false, true]), { timeout: 15_000 });
  await vi.waitFor(
    () => expect(heard).toMatchObject([{ type: 'ADDED', object: { metadata: { name: 'later' } } }]),
    {
      timeout: 15_000,
    },
  );
  leave();
});
