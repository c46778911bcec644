#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { runSuites } from './run-suites.ts';
import { closeWith } from './suite-report.ts';

// usage: ci [--installed-in SECONDS]: what .ci/run does once the packages are installed
const { values } = parseArgs({ options: { 'installed-in': { type: 'string', default: '0' } } });
const installedMs = Number(values['installed-in']) * 1000;

/** All of it has this long. It takes a third of that: what is not done by then hangs. */
const hardEndMs = 45 * 60_000;

const report = await runSuites(
  [
    // not by npm: it ends at a signal before what it started has named what it had found
    { name: 'npm test', command: 'node', args: ['scripts/test.ts'] },
    { name: 'npm run test:cluster', command: 'node', args: ['e2e/cluster/run.ts'] },
  ],
  { stop: AbortSignal.timeout(hardEndMs - installedMs) },
);
closeWith({ ...report, stages: [{ stage: 'npm ci', ms: installedMs }, ...report.stages] });
