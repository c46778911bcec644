import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { kubernetesVersion } from 'kube-sandbox/version-info';
import type { RequestGuard } from '#lib/http/loopback-guard.ts';
import { createKubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import type { Logger } from '#lib/log.ts';
import { createControllers } from '#sandbox/controllers/create-controllers.ts';
import { databaseFiles } from '#sandbox/home/database-files.ts';
import { lockHome } from '#sandbox/home/home-lock.ts';
import { startKubeApi } from '#sandbox/home/start-kube-api.ts';
import { createWorkloads } from '#sandbox/workloads/create-workloads.ts';

export interface SandboxOptions {
  /** Directory that holds everything; made where it is missing. */
  home: string;
  /** Port of the API on loopback; 0 or none: the last run's where it is free, else any free one. */
  port?: number;
  log: Logger;
  /** Forgets what earlier runs have left. */
  fresh?: boolean;
  /** How long a simulated container takes to start or to stop. */
  podLatencyMs?: number;
  /** Of the API's listener. */
  guard?: RequestGuard | undefined;
}

export interface Sandbox {
  /** Of the administrator. */
  kubeconfigPath: string;
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts the sandbox: a Kubernetes API on loopback with the controllers and the simulated node a cluster has. Objects
 * of earlier runs in the same home are there again.
 * @throws MooringError EXISTS when a live process uses the home.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { port = 0, log, fresh = false, podLatencyMs = 150 } = options;
  const home = resolve(options.home);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const lock = lockHome(home);
  const undo: (() => Promise<void> | void)[] = [() => lock.release()];

  async function stop(): Promise<void> {
    for (const step of undo.splice(0).reverse()) {
      await step();
    }
  }

  try {
    if (fresh) {
      for (const file of databaseFiles) {
        rmSync(join(home, file), { force: true });
      }
    }
    const { api, server, kubeconfigPath } = await startKubeApi({
      home,
      port,
      logger: log,
      guard: options.guard,
    });
    undo.push(() => api.close());
    const kube = createKubeClient(loadKubeConfig({ path: kubeconfigPath }));
    // whatever keeps a client away is said here: the components would wait for it without a word
    await kube.raw('GET', '/version');
    const components = [
      createControllers({ kube: kube.as('kube-controller-manager'), log }),
      createWorkloads({ kube, log, latencyMs: podLatencyMs, kubeletVersion: kubernetesVersion }),
    ];
    for (const component of components) {
      undo.push(() => component.stop());
      await component.start();
    }
    return { kubeconfigPath, url: server, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
