import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { createKubeClient, type KubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import type { Deployment, Pod } from '#sandbox/workloads/workload-types.ts';
import { type Sandbox, startSandbox } from './start-sandbox.ts';

const log = pino({ level: 'silent' });
let home = '';
let running: Sandbox[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'sandbox-'));
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((sandbox) => sandbox.stop()));
  rmSync(home, { recursive: true, force: true });
});

async function start(options: { fresh?: boolean } = {}): Promise<{ sandbox: Sandbox; kube: KubeClient }> {
  const sandbox = await startSandbox({ home, log, podLatencyMs: 0, ...options });
  running.push(sandbox);
  return { sandbox, kube: createKubeClient(loadKubeConfig({ path: sandbox.kubeconfigPath })) };
}

function web(): Deployment {
  const labels = { app: 'web' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'default' },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'nginx' }] } },
    },
  };
}

async function waitForPods(kube: KubeClient, count: number): Promise<Pod[]> {
  return vi.waitFor(async () => {
    const { items } = await kube.list<Pod>(kinds.pods, { namespace: 'default', labelSelector: 'app=web' });
    expect(items.map(({ status }) => status?.phase)).toEqual(Array(count).fill('Running'));
    return items;
  }, 8_000);
}

test('runs deployments, and finds them again after a restart', async () => {
  const first = await start();
  await first.kube.create(kinds.deployments, web());
  const pods = await waitForPods(first.kube, 2);
  expect(new Set(pods.map(({ status }) => status?.podIP)).size).toBe(2);
  await first.sandbox.stop();

  const second = await start();
  const again = await waitForPods(second.kube, 2);
  expect(again.map(({ metadata }) => metadata.uid)).toEqual(pods.map(({ metadata }) => metadata.uid));
  await second.kube.patch(kinds.deployments, { name: 'web', namespace: 'default' }, 'merge', {
    spec: { replicas: 1 },
  });
  await waitForPods(second.kube, 1);
});

test('forgets everything when started fresh', async () => {
  const first = await start();
  await first.kube.create(kinds.namespaces, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'old' },
  });
  await first.sandbox.stop();
  const second = await start({ fresh: true });
  expect(await second.kube.find<KubeObject>(kinds.namespaces, 'old')).toBeUndefined();
});

test('a home serves one sandbox at a time, also with fresh', async () => {
  const { kube } = await start();
  await expect(startSandbox({ home, log, fresh: true })).rejects.toThrow('is in use by a running Mooring');
  expect(await kube.find<KubeObject>(kinds.namespaces, 'default')).toBeDefined();
});

test('what loses its owner goes, also when nobody watched', async () => {
  const first = await start();
  const map = (name: string) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'default' },
  });
  const owner = await first.kube.create<KubeObject>(kinds.configmaps, map('owner'));
  const owned = { ...map('owned') };
  const reference = { apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid: owner.metadata.uid ?? '' };
  await first.kube.create<KubeObject>(kinds.configmaps, {
    ...owned,
    metadata: { ...owned.metadata, ownerReferences: [reference] },
  });
  await first.kube.create<KubeObject>(kinds.endpoints, { ...map('leftover'), kind: 'Endpoints' });
  await first.kube.delete(kinds.configmaps, 'owner', 'default');
  await first.sandbox.stop();
  const second = await start();
  await vi.waitFor(async () => {
    expect(await second.kube.find<KubeObject>(kinds.configmaps, 'owned', 'default')).toBeUndefined();
    expect(await second.kube.find<KubeObject>(kinds.endpoints, 'leftover', 'default')).toBeUndefined();
  }, 5_000);
});

test('a container starts without the keys that name no variable, and the kubelet says so once', async () => {
  const { kube } = await start();
  const namespace = 'default';
  await kube.create(kinds.secrets, {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'gateway', namespace },
    stringData: { GATEWAY_URL: 'http://gateway', '1ST': 'a' },
  } as KubeObject);
  await kube.create(kinds.pods, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace },
    spec: { containers: [{ name: 'web', image: 'nginx', envFrom: [{ secretRef: { name: 'gateway' } }] }] },
  } as KubeObject);
  const fieldSelector = 'reason=InvalidEnvironmentVariableNames';
  await vi.waitFor(async () => {
    const { items } = await kube.list<KubeObject>(kinds.events, { namespace, fieldSelector });
    expect(items).toMatchObject([
      {
        type: 'Warning',
        count: 1,
        source: { component: 'kubelet' },
        involvedObject: { kind: 'Pod', name: 'web' },
        message:
          'Keys [1ST] from the EnvFrom secret default/gateway were skipped since they are considered invalid environment variable names.',
      },
    ]);
  }, 10_000);
});
