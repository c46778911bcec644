import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createSampleShop } from '#sandbox/sample-shop/create.ts';
import { createPlatform } from '#services/platform.ts';
import type { Endpoints } from './home.ts';
import { serveConsole } from './serve-console.ts';
import { openCluster, prepareCluster } from './start-cluster.ts';
import type { StartContext } from './start-context.ts';

const host = '127.0.0.1';

/**
 * Starts the Kubernetes API (or takes the given one), the platform, the sample application and the console.
 * @returns the addresses of all of them; they answer.
 */
export async function startParts(context: StartContext): Promise<Endpoints> {
  const { options, home } = context;
  const sampleShopDir = join(home.dir, 'sample-shop');
  const edgeCa = join(home.dir, 'edge-ca.pem');
  const eventsFile = join(home.dir, 'events.sqlite');
  const kubeconfig = await openCluster(context);
  if (options.fresh) {
    // its certificates were signed by a CA that is forgotten now
    rmSync(sampleShopDir, { recursive: true, force: true });
    // and its events are those of Applications that are gone
    for (const suffix of ['', '-wal', '-shm']) {
      rmSync(`${eventsFile}${suffix}`, { force: true });
    }
  }
  home.removeEndpoints();

  const kube = await prepareCluster(kubeconfig, context);
  const addresses = await startPlatform(kube, { edgeCaFile: edgeCa, eventsFile }, context);
  const sampleShop = await startSampleShop(sampleShopDir, edgeCa, context);
  const endpoints = { console: null, consoleLink: null, kubeconfig, ...addresses, edgeCa, sampleShop };
  return options.console ? { ...endpoints, ...(await serveConsole(endpoints, context)) } : endpoints;
}

async function startPlatform(
  kube: KubeClient,
  files: { edgeCaFile: string; eventsFile: string },
  { home, log, progress, running }: StartContext,
) {
  progress.begin('Starting the platform');
  const platform = createPlatform({
    kube,
    log,
    host,
    ...files,
    portOf: (name) => home.rememberedPort(name),
    env: process.env,
  });
  running.add(platform);
  await platform.start();
  return platform.addresses;
}

async function startSampleShop(
  homeDir: string,
  edgeCaFile: string,
  { home, log, progress, guard, running }: StartContext,
): Promise<string> {
  progress.begin('Starting the sample application');
  const sampleShop = createSampleShop({
    log: log.child({ component: 'sample-shop' }),
    config: { listen: { host, port: await home.rememberedPort('sampleShop') }, homeDir, edgeCaFile },
    guard,
  });
  running.add(sampleShop);
  await sampleShop.start();
  return sampleShop.addresses.http ?? '';
}
