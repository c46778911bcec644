#!/usr/bin/env node
import { closeWith, runSuites } from './run-suites.ts';

const tally = await runSuites([
  { name: 'verify', command: 'node', args: ['bin/verify.ts'] },
  { name: 'Kubernetes API contract on the sandbox', command: 'node', args: ['e2e/run-contract.ts'] },
  { name: 'end to end in Chromium', command: 'node', args: ['e2e/run.ts'] },
]);
closeWith(tally);
