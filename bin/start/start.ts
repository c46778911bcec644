import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readLoopbackConfig } from '#lib/config/loopback.ts';
import { loopbackGuard, type RequestGuard } from '#lib/http/loopback-guard.ts';
import { createKubeClient, type KubeClient } from '#lib/k8s/client.ts';
import { install } from '#lib/k8s/install.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import { createLogger, type Logger } from '#lib/log.ts';
import { createSampleShop } from '#sandbox/sample-shop/create.ts';
import { startSandbox } from '#sandbox/start-sandbox.ts';
import { createPlatform } from '#services/platform.ts';
import { readServiceCatalogConfig } from '#services/service-catalog/config.ts';
import { catalogGroup, decideMode } from '#services/service-catalog/decide-mode.ts';
import { claimCluster } from './claim-cluster.ts';
import { startConsole } from './console-process.ts';
import { ensureBuilt } from './ensure-built.ts';
import { type Endpoints, openHome } from './home.ts';
import { projectRoot } from './project-root.ts';
import { createStartProgress } from './start-progress.ts';
import { printWelcome } from './welcome.ts';

export interface StartOptions {
  home: string;
  /** Port of the console; undefined: the one it had last time, else 3000. */
  port?: number;
  console: boolean;
  /** Lets every browser into the console, not only those that came by its link. */
  openConsole: boolean;
  kubeconfig?: string;
  context?: string;
  fresh: boolean;
  dev: boolean;
}

const host = '127.0.0.1';
const defaultConsolePort = 3000;

/**
 * Starts the Kubernetes API (or takes the given one), the platform, the sample application and the console, writes
 * `DIR/endpoints.json` once all of them answer, and stops them in reverse order on SIGINT or SIGTERM.
 */
export async function start(options: StartOptions): Promise<void> {
  const home = openHome(options.home);
  const log = createLogger('mooring', process.env.MOORING_LOG_LEVEL ?? 'warn');
  const progress = createStartProgress();
  const running: { name: string; stop(): Promise<void> }[] = [];
  let ending = false;

  async function end(exitCode: number): Promise<never> {
    if (ending) {
      process.exit(1);
    }
    ending = true;
    home.removeEndpoints();
    for (const part of running.reverse()) {
      await part
        .stop()
        .catch((error: unknown) => log.error({ part: part.name, error }, 'did not stop cleanly'));
    }
    process.exit(exitCode);
  }

  process.on('SIGINT', () => void end(0));
  process.on('SIGTERM', () => void end(0));

  try {
    if (options.console && !options.dev) {
      await ensureBuilt(progress);
    }
    const guard = loopbackGuard(readLoopbackConfig());
    progress.begin(options.kubeconfig === undefined ? 'Starting the sandbox' : 'Opening the cluster');
    const cluster = await openCluster(options, home.dir, { log, guard });
    const sampleShopDir = join(home.dir, 'sample-shop');
    if (options.fresh) {
      // its certificates were signed by a CA that is forgotten now
      rmSync(sampleShopDir, { recursive: true, force: true });
    }
    running.push({ name: 'sandbox', stop: cluster.stop });
    home.removeEndpoints();

    const access = loadKubeConfig({ path: cluster.kubeconfigPath, context: options.context });
    const kube = createKubeClient(access).as('mooring-start');
    progress.begin('Installing the kinds');
    await installKinds(kube);
    if (options.kubeconfig !== undefined) {
      running.push(
        await claimCluster({
          kube,
          log,
          identity: home.identity,
          onLost: () => {
            console.error('This process lost its claim on the cluster; Mooring stops.');
            void end(1);
          },
        }),
      );
    }

    progress.begin('Starting the platform');
    const edgeCa = join(home.dir, 'edge-ca.pem');
    const platform = createPlatform({
      kube,
      log,
      host,
      edgeCaFile: edgeCa,
      portOf: (name) => home.rememberedPort(name),
      env: process.env,
    });
    running.push(platform);
    await platform.start();
    const addresses = platform.addresses;

    progress.begin('Starting the sample application');
    const sampleShop = createSampleShop({
      log: log.child({ component: 'sample-shop' }),
      config: {
        listen: { host, port: await home.rememberedPort('sampleShop') },
        homeDir: sampleShopDir,
        edgeCaFile: edgeCa,
      },
      guard,
    });
    running.push(sampleShop);
    await sampleShop.start();

    const endpoints: Endpoints = {
      console: null,
      consoleLink: null,
      kubeconfig: cluster.kubeconfigPath,
      ...addresses,
      edgeCa,
      sampleShop: sampleShop.addresses.http ?? '',
    };
    if (options.console) {
      progress.begin('Starting the console');
      const token = options.openConsole ? undefined : home.consoleToken;
      const served = await startConsole({
        port: options.port ?? ((await home.rememberedPort('console')) || defaultConsolePort),
        dev: options.dev,
        token,
        env: consoleEnvironment(endpoints, options),
        onExit: (code) => {
          console.error(`The console ended with code ${code}; Mooring stops.`);
          void end(1);
        },
      });
      running.push({ name: 'console', stop: () => served.stop() });
      endpoints.console = served.url;
      endpoints.consoleLink = linkTo(served.url, token);
    }
    home.rememberPorts(portsOf(endpoints));
    home.writeEndpoints(endpoints);
    progress.end();
    printWelcome(endpoints, options.home);
  } catch (error) {
    progress.end();
    log.debug({ error }, 'start failed');
    for (const part of running.reverse()) {
      await part.stop().catch(() => undefined);
    }
    throw error;
  }
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

async function openCluster(options: StartOptions, dir: string, api: { log: Logger; guard: RequestGuard }) {
  if (options.kubeconfig !== undefined) {
    return { kubeconfigPath: options.kubeconfig, stop: async () => undefined };
  }
  const { log, guard } = api;
  return await startSandbox({
    home: dir,
    log: log.child({ component: 'sandbox' }),
    fresh: options.fresh,
    guard,
  });
}

function consoleEnvironment(endpoints: Endpoints, options: StartOptions): Record<string, string> {
  return {
    MOORING_MODE: options.kubeconfig === undefined ? 'sandbox' : 'laptop',
    MOORING_KUBECONFIG: endpoints.kubeconfig,
    ...(options.context === undefined ? {} : { MOORING_CONTEXT: options.context }),
    MOORING_CONNECTOR_INTERNAL_URL: endpoints.connectorInternal,
    MOORING_CONNECTOR_EXTERNAL_URL: endpoints.connectorExternal,
    MOORING_REGISTRY_URL: endpoints.registry,
    MOORING_EDGE_URL: endpoints.edge,
    MOORING_EDGE_CA: endpoints.edgeCa,
    MOORING_GATEWAY_URL: endpoints.gateway,
    MOORING_GATEWAY_STATUS_URL: endpoints.gatewayStatus,
    MOORING_SAMPLE_SHOP_URL: endpoints.sampleShop,
  };
}

/** The console's address, with what lets a browser in. */
function linkTo(url: string, token: string | undefined): string {
  return token === undefined ? `${url}/` : `${url}/?token=${token}`;
}

function portsOf(endpoints: Endpoints): Record<string, number> {
  const { consoleLink: _sameAsConsole, ...addresses } = endpoints;
  const ports: Record<string, number> = {};
  for (const [name, value] of Object.entries(addresses)) {
    if (typeof value === 'string' && URL.canParse(value)) {
      ports[name] = Number(new URL(value).port);
    }
  }
  return ports;
}
