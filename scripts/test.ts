#!/usr/bin/env node
import { runLanes } from './run-lanes.ts';
import { runSuites, type Suite } from './run-suites.ts';
import { closeWith, sumReports } from './suite-report.ts';

const verify: Suite = { name: 'verify', command: 'node', args: ['scripts/verify.ts'] };
const contract: Suite = {
  name: 'Kubernetes API contract on the sandbox',
  command: 'node',
  args: ['e2e/run-contract.ts'],
};
const browser: Suite = { name: 'end to end in Chromium', command: 'node', args: ['e2e/run.ts'] };

closeWith(
  sumReports([
    await runLanes(
      () => runSuites([verify]),
      (output) => runSuites([contract], { output }),
    ),
    // after both: it installs what it misses, as the contract suite does, and would find the package manager busy
    await runSuites([browser]),
  ]),
);
