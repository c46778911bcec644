#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { contractSuite } from '#e2e/contract-suite.ts';
import { ensureTools } from '#e2e/ensure-tools.ts';
import { runPlaywright } from '#e2e/run-playwright.ts';
import { runSuites } from '#scripts/run-suites.ts';
import {
  closeWith,
  emptyReport,
  failureLine,
  type StageTime,
  type SuiteReport,
  sumReports,
} from '#scripts/suite-report.ts';
import { startMooring } from '#testing/start-mooring.ts';
import { installPlatform } from './install-platform.ts';

// usage: run [--kubeconfig FILE] [contract] [services] [article]: the contract suite, the services' contract tests and the
// article run on a real Kubernetes, or some of them. Without FILE, and without KUBECONFIG in the environment, it builds and
// starts one, and stops it afterwards; one that already runs stays as it is. There the platform of the article run is in the
// cluster; with FILE it runs beside the tests.
const { values, positionals } = parseArgs({
  options: { kubeconfig: { type: 'string' } },
  allowPositionals: true,
});
const given = values.kubeconfig ?? process.env.KUBECONFIG;
const parts: Record<string, (kubeconfig: string) => Promise<SuiteReport>> = {
  contract: () => runSuites([contractSuite()]),
  // what the services' own contract tests do each in a sandbox, they do here in turn: they share the one cluster
  services: () =>
    runSuites([
      {
        name: 'services',
        command: process.execPath,
        args: ['scripts/run-vitest.ts', '/contract', '--no-file-parallelism'],
      },
    ]),
  article: given ? runArticleBeside : runArticleInside,
};
let takeDown = async () => {};
const stages: StageTime[] = [];

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => takeDown().finally(() => process.exit(1)));
}
try {
  const kubeconfig = given ? resolve(given) : await timed('the cluster is up', bringUp);
  process.env.MOORING_CONTRACT_KUBECONFIG = kubeconfig;
  const reports: SuiteReport[] = [];
  for (const [name, run] of Object.entries(parts)) {
    if (positionals.length === 0 || positionals.includes(name)) {
      reports.push(await timed(`${name} is done`, () => run(kubeconfig)));
    }
  }
  await takeDown();
  closeWith({ ...sumReports(reports), stages });
} catch (error) {
  await takeDown();
  const message = error instanceof Error ? error.message : String(error);
  console.error(message);
  closeWith({ ...emptyReport(), failed: 1, failures: [failureLine(['the real cluster'], message)] });
}

/** Returns the kubeconfig of a cluster with a node; from then on takeDown stops it, unless it was there before. */
async function bringUp(): Promise<string> {
  await script('build');
  process.env.PATH = `${dirname(await script('kubectl', '--debian'))}${delimiter}${process.env.PATH}`;
  const running = await script('status').then(
    () => true,
    () => false,
  );
  if (!running) {
    takeDown = async () => {
      await script('down');
    };
  }
  return script('up', 'node', ...(running ? [] : ['--fresh']));
}

/** The walkthrough against a platform that runs here and keeps everything in the cluster. */
async function runArticleBeside(kubeconfig: string): Promise<SuiteReport> {
  ensureTools();
  const platform = await startMooring({ kubeconfig, console: false });
  try {
    return await runArticle(join(platform.home, 'endpoints.json'), 'beside');
  } finally {
    await platform.stop();
  }
}

/** The walkthrough against a platform in the cluster: pods call applications by their GATEWAY_URL. */
async function runArticleInside(kubeconfig: string): Promise<SuiteReport> {
  ensureTools();
  await timed('the image is made', () => script('platform-image'));
  const platform = await timed('the platform is up', () => installPlatform(kubeconfig));
  try {
    return await runArticle(platform.endpointsFile, 'inside');
  } finally {
    await platform.remove();
  }
}

function runArticle(endpointsFile: string, platform: 'beside' | 'inside'): Promise<SuiteReport> {
  process.env.MOORING_ENDPOINTS = endpointsFile;
  process.env.MOORING_REAL_NODE = platform;
  return runPlaywright(['--grep', '@article']);
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
async function script(name: string, ...args: string[]): Promise<string> {
  const child = spawn(join(import.meta.dirname, name), args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`e2e/cluster/${name} ended with ${code}; what went wrong is above.`);
  return output.trim();
}
