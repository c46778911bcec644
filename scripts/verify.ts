#!/usr/bin/env node
import { rmSync } from 'node:fs';
import { apiCallsDir } from '#deploy/rights/calls-dir.ts';
import { runLanes } from './run-lanes.ts';
import { runSuites, type Suite } from './run-suites.ts';
import { closeWith } from './suite-report.ts';

// what the suites write down is what the last suite compares
rmSync(apiCallsDir, { recursive: true, force: true });

const checks: Suite[] = [
  { name: 'format and lint (Biome)', command: 'biome', args: ['check', '.'] },
  { name: 'route types (Next)', command: 'next', args: ['typegen'] },
  // the compiler without its interface, which dependency-cruiser needs of the version before
  { name: 'types (tsc)', command: 'node', args: ['node_modules/typescript-7/bin/tsc', '--project', '.'] },
  {
    name: 'directions (dependency-cruiser)',
    command: 'depcruise',
    args: [
      'app',
      'bin',
      'components',
      'deploy',
      'lib',
      'locales',
      'packages',
      'sandbox',
      'scripts',
      'services',
      'testing',
      '--config',
      '.dependency-cruiser.cjs',
    ],
  },
  { name: 'unused code and dependencies (knip)', command: 'knip', args: ['--treat-config-hints-as-errors'] },
  {
    name: 'documented paths and cited sections exist',
    command: 'node',
    args: ['scripts/check-documented-paths.ts'],
  },
  { name: 'test names follow one scheme', command: 'node', args: ['scripts/check-test-names.ts'] },
  { name: 'pages are given the texts that they use', command: 'node', args: ['scripts/check-texts.ts'] },
  { name: 'imports say how far they reach', command: 'node', args: ['scripts/check-import-style.ts'] },
];
const tests: Suite[] = [
  {
    name: 'unit and contract tests beside the code (Vitest)',
    command: 'node',
    args: ['scripts/run-vitest.ts'],
  },
  {
    name: 'rights in the cluster fit the calls that were made',
    command: 'node',
    args: ['scripts/check-rights.ts'],
  },
];
closeWith(
  await runLanes(
    () => runSuites(tests),
    (output) => runSuites(checks, { output }),
  ),
);
