import { join } from 'node:path';
import { createKubeClient, type KubeClient } from '#lib/k8s/client.ts';
import { install } from '#lib/k8s/install.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import { startSandbox } from '#sandbox/start-sandbox.ts';
import { readServiceCatalogConfig } from '#services/service-catalog/config.ts';
import { catalogGroup, decideMode } from '#services/service-catalog/decide-mode.ts';
import { claimCluster } from './claim-cluster.ts';
import { projectRoot } from './project-root.ts';
import type { StartContext } from './start-context.ts';

/**
 * Starts the sandbox, where no kubeconfig was given.
 * @returns path of the kubeconfig.
 */
export async function openCluster(context: StartContext): Promise<string> {
  const { options, home, log, progress, guard, running } = context;
  if (options.kubeconfig !== undefined) {
    progress.begin('Opening the cluster');
    return options.kubeconfig;
  }
  progress.begin('Starting the sandbox');
  const sandbox = await startSandbox({
    home: home.dir,
    log: log.child({ component: 'sandbox' }),
    fresh: options.fresh,
    guard,
  });
  running.add({ name: 'sandbox', stop: sandbox.stop });
  return sandbox.kubeconfigPath;
}

/**
 * Installs Mooring's kinds, and claims a cluster that is not the sandbox.
 * @param kubeconfig path of the cluster's kubeconfig.
 * @throws MooringError CONFLICT when another process runs the platform on the cluster.
 */
export async function prepareCluster(kubeconfig: string, context: StartContext): Promise<KubeClient> {
  const { options, home, log, progress, running, end } = context;
  const access = loadKubeConfig({ path: kubeconfig, context: options.context });
  const kube = createKubeClient(access).as('mooring-start');
  progress.begin('Installing the kinds');
  await installKinds(kube);
  if (options.kubeconfig !== undefined) {
    const claim = await claimCluster({
      kube,
      log,
      identity: home.identity,
      onLost: () => {
        console.error('This process lost its claim on the cluster; Mooring stops.');
        void end(1);
      },
    });
    running.add(claim);
  }
  return kube;
}

/** What Mooring brings to a cluster; where another Service Catalog works, all but its kinds. */
async function installKinds(kube: KubeClient): Promise<void> {
  const catalog = await decideMode(kube, readServiceCatalogConfig(process.env));
  const isForeign = catalog.mode === 'external';
  if (isForeign) {
    console.log(`The kinds of Service Catalog are left alone. ${catalog.because}`);
  }
  await install({
    kube,
    crdsDir: join(projectRoot, 'deploy', 'crds'),
    defaultsDir: join(projectRoot, 'deploy', 'defaults'),
    namespace: 'kyma-integration',
    foreignGroups: isForeign ? [catalogGroup] : [],
  });
}
