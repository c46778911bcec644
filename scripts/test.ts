#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { runLanes } from './run-lanes.ts';
import { runSuites, type Suite } from './run-suites.ts';
import { closeWith, sumReports } from './suite-report.ts';

// one after the other, beside the checks: there is one package manager
const tools = installed('tools');
const chromium = tools.then(() => installed('chromium'));

const verify: Suite = { name: 'verify', command: 'node', args: ['scripts/verify.ts'] };
const contract: Suite = {
  name: 'Kubernetes API contract on the sandbox',
  command: 'node',
  args: ['e2e/run-contract.ts'],
  after: tools,
};
const browser: Suite = {
  name: 'end to end in Chromium',
  command: 'node',
  args: ['e2e/run.ts'],
  after: chromium,
};

closeWith(
  sumReports([
    await runLanes(
      () => runSuites([verify]),
      (output) => runSuites([contract], { output }),
    ),
    await runSuites([browser]),
  ]),
);

/** Resolves when the install has ended, well or not: a suite that still misses something installs it again, and says why it cannot. */
async function installed(what: 'tools' | 'chromium'): Promise<void> {
  const child = spawn('node', ['e2e/install.ts', what], { stdio: 'ignore' });
  await once(child, 'close').catch(() => undefined);
}
