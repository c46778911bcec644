#!/usr/bin/env node
import { relative } from 'node:path';
import { parseCLI, startVitest, type TestCase, type TestModule } from 'vitest/node';
import { closeWith, emptyReport, failureLine, withinBudget } from './suite-report.ts';

const { filter, options } = parseCLI(['vitest', ...process.argv.slice(2)]);
const vitest = await startVitest('test', filter, { ...options, watch: false });
const report = emptyReport();
for (const module of vitest.state.getTestModules()) {
  addModule(module);
}
for (const error of vitest.state.getUnhandledErrors()) {
  fail(['outside of any case'], error);
}
await vitest.close();
closeWith(withinBudget(report));

function addModule(module: TestModule): void {
  const file = relative(process.cwd(), module.moduleId);
  report.files.push({ file, ms: module.diagnostic().duration });
  for (const error of module.errors()) {
    fail([file], error);
  }
  for (const suite of module.children.allSuites()) {
    for (const error of suite.errors()) {
      fail([file, suite.fullName], error);
    }
  }
  for (const test of module.children.allTests()) {
    addCase(file, test);
  }
}

function addCase(file: string, test: TestCase): void {
  const { state, errors = [] } = test.result();
  if (state === 'passed') {
    report.passed++;
  } else {
    // a skipped test is a test that says nothing: it counts as a failure here
    fail([file, test.fullName], errors[0] ?? { message: `it was not run to its end (${state})` });
  }
}

function fail(place: string[], error: unknown): void {
  report.failed++;
  report.failures.push(failureLine(place, String(Object(error).message ?? error)));
}
