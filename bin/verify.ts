#!/usr/bin/env node
import { closeWith, runSuites } from './run-suites.ts';

const tally = await runSuites([
  { name: 'format and lint (Biome)', command: 'biome', args: ['check', '.'] },
  { name: 'route types (Next)', command: 'next', args: ['typegen'] },
  { name: 'types (tsc)', command: 'tsc', args: ['--project', '.'] },
  {
    name: 'directions (dependency-cruiser)',
    command: 'depcruise',
    args: ['app', 'bin', 'components', 'lib', 'sandbox', 'services', '--config', '.dependency-cruiser.cjs'],
  },
  { name: 'unused code and dependencies (knip)', command: 'knip', args: ['--treat-config-hints-as-errors'] },
  { name: 'documented paths exist', command: 'node', args: ['bin/check-documented-paths.ts'] },
  { name: 'unit and contract tests beside the code (Vitest)', command: 'node', args: ['bin/run-vitest.ts'] },
]);
closeWith(tally);
