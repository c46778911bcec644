import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { JSONReport, JSONReportSpec, JSONReportSuite } from '@playwright/test/reporter';
import { emptyReport, failureLine, type SuiteReport, withinBudget } from '#scripts/suite-report.ts';

const root = join(import.meta.dirname, '..');
const reportFile = join(root, 'test-results/report.json');

/** Runs Playwright with its output on this terminal and counts its cases. This process may serve them meanwhile. */
export async function runPlaywright(args: string[]): Promise<SuiteReport> {
  rmSync(reportFile, { force: true });
  const cli = join(root, 'node_modules/@playwright/test/cli.js');
  const child = spawn(process.execPath, [cli, 'test', ...args], { stdio: 'inherit', cwd: root });
  const [code] = await once(child, 'close');
  const report = existsSync(reportFile)
    ? read(JSON.parse(readFileSync(reportFile, 'utf8')) as JSONReport)
    : emptyReport();
  if (code !== 0 && report.failed === 0) {
    report.failed = 1;
    report.failures.push(failureLine(['Playwright'], `ended with ${code}`));
  }
  return withinBudget(report);
}

function read({ suites, errors }: JSONReport): SuiteReport {
  const report = emptyReport();
  for (const { message } of errors) {
    report.failed++;
    report.failures.push(failureLine(['Playwright'], message));
  }
  for (const suite of suites) {
    const file = join('e2e', suite.file);
    let ms = 0;
    for (const { spec, titles } of specsOf(suite)) {
      ms += spec.tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0);
      add(report, [file, ...titles, spec.title], spec);
    }
    report.files.push({ file, ms });
  }
  return report;
}

function add(report: SuiteReport, place: string[], { tests }: JSONReportSpec): void {
  for (const { status, results } of tests) {
    if (status === 'expected') {
      report.passed++;
      continue;
    }
    // flaky and skipped tests have not shown what they name
    const error = results.find(({ error }) => error !== undefined)?.error;
    report.failed++;
    const line = error?.location?.line;
    const at = line === undefined ? '' : `line ${line}`;
    report.failures.push(failureLine([...place, at], error?.message ?? status));
  }
}

/** Every spec of a file, with the titles of the groups around it. */
function specsOf(
  suite: JSONReportSuite,
  titles: string[] = [],
): { spec: JSONReportSpec; titles: string[] }[] {
  const own = suite.specs.map((spec) => ({ spec, titles }));
  const inner = (suite.suites ?? []).flatMap((group) => specsOf(group, [...titles, group.title]));
  return [...own, ...inner];
}
