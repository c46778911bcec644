import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { createKubeClient, type KubeClient } from '#lib/k8s/client.ts';
import { install } from '#lib/k8s/install.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import { createLogger } from '#lib/log.ts';
import { startSandbox } from '#sandbox/start-sandbox.ts';

export interface TestApi {
  /** Path of the kubeconfig that leads to it. */
  kubeconfig: string;
  kube: KubeClient;
  /** A namespace of this run's own, in the place of `kyma-integration`. */
  namespace: string;
  /** Part of names that no other run uses. */
  id: string;
  stop(): Promise<void>;
}

/**
 * A Kubernetes API with Mooring's CRDs for a contract test: the cluster of MOORING_CONTRACT_KUBECONFIG (of several, divided as
 * in PATH, the one of this worker), else a sandbox of its own.
 */
export async function startTestApi(): Promise<TestApi> {
  const id = randomBytes(4).toString('hex');
  const { kubeconfig, stop } = await findApi();
  const kube = createKubeClient(loadKubeConfig({ path: kubeconfig }));
  const namespace = `contract-${id}`;
  await install({
    kube,
    crdsDir: new URL('../deploy/crds', import.meta.url).pathname,
    defaultsDir: new URL('../deploy/defaults', import.meta.url).pathname,
    namespace,
  });
  return {
    kubeconfig,
    kube,
    namespace,
    id,
    async stop() {
      await removeOwn(kube, id);
      await kube.delete(kinds.namespaces, namespace);
      await stop();
    },
  };
}

async function findApi(): Promise<{ kubeconfig: string; stop(): Promise<void> }> {
  const given = process.env.MOORING_CONTRACT_KUBECONFIG;
  if (given !== undefined) {
    return { kubeconfig: ofThisWorker(given.split(delimiter)), stop: async () => undefined };
  }
  const home = await mkdtemp(join(tmpdir(), 'mooring-test-'));
  const sandbox = await startSandbox({ home, log: createLogger('sandbox', 'silent'), podLatencyMs: 0 });
  return {
    kubeconfig: sandbox.kubeconfigPath,
    async stop() {
      await sandbox.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Test files that run at the same time have a cluster each: as many workers as there are. */
function ofThisWorker(kubeconfigs: string[]): string {
  const worker = Number(process.env.VITEST_POOL_ID ?? 1);
  const kubeconfig = kubeconfigs[worker - 1];
  if (kubeconfig === undefined) {
    throw new Error(`there are ${kubeconfigs.length} clusters, and this is worker ${worker}`);
  }
  return kubeconfig;
}

/** Applications are cluster-scoped, and their finalizers wait for an operator that has stopped by now. */
async function removeOwn(kube: KubeClient, id: string): Promise<void> {
  const { items } = await kube.list<KubeObject>(kinds.applications);
  for (const { metadata } of items.filter((item) => item.metadata.name.includes(id))) {
    await kube.delete(kinds.applications, metadata.name);
    await kube
      .patch(kinds.applications, { name: metadata.name }, 'merge', { metadata: { finalizers: null } })
      .catch(() => undefined);
  }
}
