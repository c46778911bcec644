import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Tally } from '../bin/run-suites.ts';

const root = join(import.meta.dirname, '..');
const report = join(root, 'test-results/report.json');

/** Runs Playwright with its output on this terminal and counts its cases. This process may serve them meanwhile. */
export async function runPlaywright(args: string[]): Promise<Tally> {
  rmSync(report, { force: true });
  const cli = join(root, 'node_modules/@playwright/test/cli.js');
  const child = spawn(process.execPath, [cli, 'test', ...args], { stdio: 'inherit', cwd: root });
  const [code] = await once(child, 'close');
  if (!existsSync(report)) {
    return { passed: 0, failed: 1 };
  }
  const { stats } = JSON.parse(readFileSync(report, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  };
  // flaky and skipped tests have not shown what they name
  const failed = stats.unexpected + stats.flaky + stats.skipped;
  return { passed: stats.expected, failed: code !== 0 && failed === 0 ? 1 : failed };
}
