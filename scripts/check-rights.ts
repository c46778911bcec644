#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiCall } from '#deploy/rights/api-call.ts';
import { apiCallsDir } from '#deploy/rights/calls-dir.ts';
import { compareRights } from '#deploy/rights/compare-rights.ts';
import { elections } from '#deploy/rights/elections.ts';
import { readManifests, readWorkloads } from '#deploy/rights/read-grants.ts';
import { renderChart } from '#testing/render-chart.ts';

// Compares the rights of deploy/chart with the calls that the components' own suites have made since the last
// `npm run verify` began: nothing may be missing, nothing may be spare.

/** Kinds that only tests have; others join by ClusterRoles of their own. */
const testGroup = 'test.mooring.dev';
const workloads = readWorkloads(readManifests(renderChart()));
const calls = new Map<string, ApiCall[]>();
const silent: string[] = [];
for (const component of workloads.flatMap(({ components }) => components)) {
  const recorded = readCalls(component);
  calls.set(component, [...recorded, ...elections(component, readCalls('leader-election'))]);
  if (recorded.length === 0) {
    silent.push(`${component}: no call was recorded; run its suite first (npx vitest run services)`);
  }
}
const reports = workloads.map((workload) => compareRights(workload, calls));
const problems = [...silent, ...reports.flatMap(({ missing, spare }) => [...missing, ...spare])];
for (const problem of problems) {
  console.error(problem);
}
console.log(`${workloads.length} workloads, ${[...calls.values()].flat().length} calls compared`);
process.exitCode = problems.length > 0 ? 1 : 0;

function readCalls(component: string): ApiCall[] {
  const file = join(apiCallsDir, `${component}.jsonl`);
  if (!existsSync(file)) {
    return [];
  }
  const lines = new Set(readFileSync(file, 'utf8').trim().split('\n'));
  return [...lines].map((line): ApiCall => JSON.parse(line)).filter(({ group }) => group !== testGroup);
}
