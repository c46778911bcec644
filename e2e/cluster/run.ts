#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { closeWith, runSuites, type Tally } from '../../bin/run-suites.ts';
import { contractSuite } from '../contract/suite.ts';
import { ensureTools } from '../ensure-tools.ts';
import { startMooring } from '../fixtures/start-mooring.ts';
import { runPlaywright } from '../run-playwright.ts';

// usage: run [--kubeconfig FILE]: the contract suite, the services' contract tests and the article run on a real Kubernetes.
// Without FILE, and without KUBECONFIG in the environment, it builds and starts one, and stops it afterwards; one that already
// runs stays as it is.
const { values } = parseArgs({ options: { kubeconfig: { type: 'string' } } });
const given = values.kubeconfig ?? process.env.KUBECONFIG;
let takeDown = async () => {};

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => takeDown().finally(() => process.exit(1)));
}
try {
  const kubeconfig = given ? resolve(given) : await bringUp();
  process.env.MOORING_CONTRACT_KUBECONFIG = kubeconfig;
  const contract = await runSuites([
    contractSuite(),
    // what the services' own contract tests do each in a sandbox, they do here in turn: they share the one cluster
    {
      name: 'services',
      command: process.execPath,
      args: ['bin/run-vitest.ts', '/contract', '--no-file-parallelism'],
    },
  ]);
  const article = await runArticle(kubeconfig);
  await takeDown();
  closeWith({ passed: contract.passed + article.passed, failed: contract.failed + article.failed });
} catch (error) {
  await takeDown();
  console.error(error instanceof Error ? error.message : error);
  closeWith({ passed: 0, failed: 1 });
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
async function runArticle(kubeconfig: string): Promise<Tally> {
  ensureTools();
  const platform = await startMooring({ kubeconfig, console: false });
  try {
    process.env.MOORING_ENDPOINTS = join(platform.home, 'endpoints.json');
    process.env.MOORING_REAL_NODE = '1';
    return runPlaywright(['--grep', '@article']);
  } finally {
    await platform.stop();
  }
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
