#!/usr/bin/env node
import { runSuites } from './run-suites.ts';
import { closeWith } from './suite-report.ts';

closeWith(
  await runSuites([
    { name: 'verify', command: 'node', args: ['scripts/verify.ts'] },
    { name: 'Kubernetes API contract on the sandbox', command: 'node', args: ['e2e/run-contract.ts'] },
    { name: 'end to end in Chromium', command: 'node', args: ['e2e/run.ts'] },
  ]),
);
