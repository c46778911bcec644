import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Sandbox, startSandbox } from '#sandbox/start-sandbox.ts';
import { kinds } from '../../domain/kinds.ts';
import type { KubeObject } from '../../domain/kube-object.ts';
import type { LiveChange } from '../../domain/live-change.ts';
import { createKubeClient, type KubeClient } from '../../k8s/client.ts';
import { loadKubeConfig } from '../../k8s/kube-config.ts';
import { createLogger } from '../../log.ts';
import { createLiveStore, type LiveStore } from './live-store.ts';

const log = createLogger('test', 'silent');
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
  store = createLiveStore({ kube, log, firstListMs: 10_000 });
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
  expect(store.since(position)).toEqual(changes);
  expect(JSON.stringify(changes)).not.toContain('value');
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
