#!/usr/bin/env node
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createLogger } from '#lib/log.ts';
import { startSandbox } from '#sandbox/start-sandbox.ts';
import { runSuites } from '#scripts/run-suites.ts';
import { closeWith, type SuiteReport } from '#scripts/suite-report.ts';
import { contractSuite } from './contract-suite.ts';
import { ensureTools } from './ensure-tools.ts';

// usage: run-contract [--kubeconfig FILE] [CASE FILE ...]: the contract suite on a fresh sandbox, or on the cluster of FILE
const { values, positionals } = parseArgs({
  options: { kubeconfig: { type: 'string' } },
  allowPositionals: true,
});

ensureTools();
closeWith(values.kubeconfig ? await onCluster(resolve(values.kubeconfig)) : await onFreshSandbox());

function onCluster(kubeconfig: string): Promise<SuiteReport> {
  process.env.MOORING_CONTRACT_KUBECONFIG = kubeconfig;
  return runSuites([contractSuite(positionals)]);
}

async function onFreshSandbox(): Promise<SuiteReport> {
  const home = mkdtempSync(join(tmpdir(), 'mooring-contract-'));
  const sandbox = await startSandbox({ home, log: createLogger('sandbox', 'warn') });
  try {
    process.env.MOORING_CONTRACT_SANDBOX = '1';
    return await onCluster(sandbox.kubeconfigPath);
  } finally {
    await sandbox.stop();
    rmSync(home, { recursive: true, force: true });
  }
}
