#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { contractSuite } from '#e2e/contract-suite.ts';
import { ensureTools } from '#e2e/ensure-tools.ts';
import { runPlaywright } from '#e2e/run-playwright.ts';
import { runLanes } from '#scripts/run-lanes.ts';
import { type Output, runSuites, type Suite } from '#scripts/run-suites.ts';
import { closeWith, emptyReport, type StageTime, type SuiteReport } from '#scripts/suite-report.ts';
import { sumUntilFault } from '#scripts/sum-until-fault.ts';
import { startMooring } from '#testing/start-mooring.ts';
import { installPlatform } from './install-platform.ts';

// usage: run [--kubeconfig FILE] [contract] [services] [article]: the contract suite, the services' contract tests and the
// article run on a real Kubernetes, or some of them. Without FILE, and without KUBECONFIG in the environment, it builds and
// starts one, and stops it afterwards; one that already runs stays as it is. There the platform of the article run is in the
// cluster, and beside it control planes without a node serve the services' tests; with FILE everything is on that one cluster,
// in turn, and the platform runs beside the tests.
const { values, positionals } = parseArgs({
  options: { kubeconfig: { type: 'string' } },
  allowPositionals: true,
});
const given = values.kubeconfig ?? process.env.KUBECONFIG;
/** Each has its own etcd, API server and controllers: the services' tests wait for them most of the time. */
const controlPlanes = ['services-1', 'services-2', 'services-3'].map((name, index) => ({
  home: join(process.env.KUBE_CACHE ?? join(homedir(), '.cache', 'real-kube'), name),
  ports: { KUBE_PORT: 17_443 + index, ETCD_PORT: 13_379 + 2 * index, ETCD_PEER_PORT: 13_380 + 2 * index },
}));
/** Binding waits for the new pods of a workload: only a node brings them up. */
const needsNode = 'lib/operations/bindings/contract';
const stages: StageTime[] = [];
const takingDown: (() => Promise<unknown>)[] = [];
const takeDown = () => Promise.all(takingDown.splice(0).map((stop) => stop()));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => takeDown().finally(() => process.exit(1)));
}
closeWith({ ...(await sumUntilFault('the real cluster', runAll())), stages });

async function* runAll(): AsyncGenerator<SuiteReport> {
  try {
    if (given === undefined) {
      yield await runOnOwn();
    } else {
      yield* runOnGiven(resolve(given));
    }
  } finally {
    await takeDown();
  }
}

async function* runOnGiven(kubeconfig: string): AsyncGenerator<SuiteReport> {
  yield await part('contract', () => runContract(kubeconfig));
  yield await part('services', () => runServices([kubeconfig], ['/contract']));
  yield await part('article', () => sumUntilFault('article', runArticleBeside(kubeconfig)));
}

async function runOnOwn(): Promise<SuiteReport> {
  await timed('Kubernetes is built', async () => {
    await script('build');
    process.env.PATH = `${dirname(await script('kubectl', ['--debian']))}${delimiter}${process.env.PATH}`;
  });
  return runLanes(
    () => sumUntilFault('the real cluster', runOnNode()),
    (output) => sumUntilFault('the control planes', runOnControlPlanes(output)),
  );
}

async function* runOnNode(): AsyncGenerator<SuiteReport> {
  const kubeconfig = await timed('the cluster is up', bringUpNode);
  yield await part('contract', () => runContract(kubeconfig));
  yield await part('services', () => runServices([kubeconfig], [needsNode]));
  yield await part('article', () => sumUntilFault('article', runArticleInside(kubeconfig)));
}

async function* runOnControlPlanes(output: Output): AsyncGenerator<SuiteReport> {
  yield await part('services', async () => {
    const bringUp = () =>
      Promise.all(controlPlanes.map(({ home, ports }) => bringUpControlPlane(home, ports)));
    const kubeconfigs = await timed('the control planes are up', bringUp);
    return runServices(kubeconfigs, ['/contract', `--exclude=${needsNode}/**`], output);
  });
}

function isWanted(name: string): boolean {
  return positionals.length === 0 || positionals.includes(name);
}

function part(name: string, run: () => Promise<SuiteReport>): Promise<SuiteReport> {
  return isWanted(name) ? timed(`${name} is done`, run) : Promise.resolve(emptyReport());
}

function runContract(kubeconfig: string): Promise<SuiteReport> {
  return runSuites([{ ...contractSuite(), env: { MOORING_CONTRACT_KUBECONFIG: kubeconfig } }]);
}

/** What the contract tests beside the code do each in a sandbox, they do here in turn on each API server. */
function runServices(kubeconfigs: string[], chosen: string[], output?: Output): Promise<SuiteReport> {
  const suite: Suite = {
    name: 'services',
    command: process.execPath,
    args: ['scripts/run-vitest.ts', `--maxWorkers=${kubeconfigs.length}`, ...chosen],
    env: { MOORING_CONTRACT_KUBECONFIG: kubeconfigs.join(delimiter) },
  };
  return runSuites([suite], output === undefined ? {} : { output });
}

/** Returns the kubeconfig of a cluster with a node; from then on takeDown stops it, unless it was there before. */
async function bringUpNode(): Promise<string> {
  const running = await script('status').then(
    () => true,
    () => false,
  );
  if (!running) {
    takingDown.push(() => script('down'));
  }
  return script('up', ['node', ...(running ? [] : ['--fresh'])]);
}

/** Returns the kubeconfig of a fresh control plane without a node, which takeDown stops. */
async function bringUpControlPlane(home: string, ports: Record<string, number>): Promise<string> {
  const settings = Object.entries({ KUBE_HOME: home, ...ports });
  const env = Object.fromEntries(settings.map(([name, value]) => [name, String(value)]));
  takingDown.push(() => script('down', [], env));
  return script('up', ['control-plane', '--fresh'], env);
}

/** The walkthrough against a platform that runs here and keeps everything in the cluster. */
async function* runArticleBeside(kubeconfig: string): AsyncGenerator<SuiteReport> {
  ensureTools();
  const platform = await startMooring({ kubeconfig, console: false });
  try {
    yield await runArticle(join(platform.home, 'endpoints.json'), 'beside');
  } finally {
    await platform.stop();
  }
}

/** The walkthrough against a platform in the cluster: pods call applications by their GATEWAY_URL. */
async function* runArticleInside(kubeconfig: string): AsyncGenerator<SuiteReport> {
  ensureTools();
  await timed('the image is made', () => script('platform-image'));
  const platform = await timed('the platform is up', () => installPlatform(kubeconfig));
  try {
    yield await runArticle(platform.endpointsFile, 'inside');
    yield await runPlaywright(['--project', 'cluster']);
  } finally {
    await platform.remove();
  }
}

function runArticle(endpointsFile: string, platform: 'beside' | 'inside'): Promise<SuiteReport> {
  process.env.MOORING_ENDPOINTS = endpointsFile;
  process.env.MOORING_REAL_NODE = platform;
  return runPlaywright(['--project', 'wire', '--grep', '@article']);
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const startMs = Date.now();
  const result = await work();
  const ms = Date.now() - startMs;
  console.log(`${what}: ${Math.round(ms / 1000)} s`);
  stages.push({ stage: what, ms });
  return result;
}

/** Runs a script of this folder, its messages on this terminal; returns what it prints on stdout. */
async function script(name: string, args: string[] = [], env: Record<string, string> = {}): Promise<string> {
  const child = spawn(join(import.meta.dirname, name), args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`e2e/cluster/${name} ended with ${code}; what went wrong is above.`);
  return output.trim();
}
