import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { createLogger } from '#lib/log.ts';
import { type Sandbox, startSandbox } from '#sandbox/start-sandbox.ts';
import { createKubeClient, type KubeClient } from './client.ts';
import { createInformer } from './informer.ts';
import { loadKubeConfig } from './kube-config.ts';
import { shareWatches } from './shared-watches.ts';

const log = createLogger('test', 'silent');
let home: string;
let sandbox: Sandbox;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'mooring-watches-'));
  sandbox = await startSandbox({ home, log });
});

afterAll(async () => {
  await sandbox.stop();
  await rm(home, { recursive: true, force: true });
});

function sharing(): { kube: KubeClient; configMaps: (name: string) => ReturnType<typeof createInformer> } {
  const kube = createKubeClient(loadKubeConfig({ path: sandbox.kubeconfigPath }));
  shareWatches(kube);
  const configMaps = (name: string) =>
    createInformer({ kube: kube.as(name), kind: kinds.configmaps, namespace: 'default', log });
  return { kube, configMaps };
}

const configMap = (name: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'default' },
});

test('who asks for the same gets the same objects, without managed fields', async () => {
  const { kube, configMaps } = sharing();
  await kube.create(kinds.configmaps, configMap('one'));
  const [first, second] = [configMaps('a'), configMaps('b')];
  await Promise.all([first.start(), second.start()]);
  expect(first.get('default/one')).toBeDefined();
  expect(second.get('default/one')).toBe(first.get('default/one'));
  expect(first.get('default/one')?.metadata).not.toHaveProperty('managedFields');
  await Promise.all([first.stop(), second.stop()]);
});

test('one that stops hears nothing more, and leaves the watch to the others', async () => {
  const { kube, configMaps } = sharing();
  const [first, second] = [configMaps('a'), configMaps('b')];
  await Promise.all([first.start(), second.start()]);
  const heard: string[] = [];
  first.subscribe(({ object }) => heard.push(object.metadata.name));
  await first.stop();
  heard.length = 0;
  await kube.create(kinds.configmaps, configMap('two'));
  await vi.waitFor(() => expect(second.get('default/two')).toBeDefined());
  expect(heard).toEqual([]);
  await second.stop();
});

test('one that starts after all have stopped has what is there now', async () => {
  const { kube, configMaps } = sharing();
  await kube.create(kinds.configmaps, configMap('three'));
  const first = configMaps('a');
  await first.start();
  await first.stop();
  await kube.delete(kinds.configmaps, 'three', 'default');
  await kube.create(kinds.configmaps, configMap('four'));
  const later = configMaps('b');
  expect(later.synced).toBe(false);
  await later.start();
  expect(later.get('default/three')).toBeUndefined();
  expect(later.get('default/four')).toBeDefined();
  await later.stop();
});

test('other selections have watches of their own', async () => {
  const { kube, configMaps } = sharing();
  await kube.create(kinds.configmaps, configMap('five'));
  const all = configMaps('a');
  const named = createInformer({
    kube,
    kind: kinds.configmaps,
    namespace: 'default',
    fieldSelector: 'metadata.name=five',
    log,
  });
  await Promise.all([all.start(), named.start()]);
  expect(named.list().map(({ metadata }) => metadata.name)).toEqual(['five']);
  expect(all.list().length).toBeGreaterThan(1);
  await Promise.all([all.stop(), named.stop()]);
});
