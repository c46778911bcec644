#!/usr/bin/env node
import { parseCLI, startVitest } from 'vitest/node';
import { closeWith } from './run-suites.ts';

const { filter, options } = parseCLI(['vitest', ...process.argv.slice(2)]);
const vitest = await startVitest('test', filter, { ...options, watch: false });
const tally = { passed: 0, failed: 0 };
for (const module of vitest.state.getTestModules()) {
  if (module.state() === 'failed' && module.errors().length > 0) {
    tally.failed++;
  }
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    if (state === 'passed') {
      tally.passed++;
    } else {
      // a skipped test is a test that says nothing: it counts as a failure here
      tally.failed++;
    }
  }
}
await vitest.close();
closeWith(tally);
