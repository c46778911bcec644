import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyReport, readReport, reportVariable, type SuiteReport, sumReports } from './suite-report.ts';

export interface Suite {
  name: string;
  command: string;
  args: string[];
  /** Settings beside those of this process. */
  env?: Record<string, string>;
  /** What it waits for: it begins when this has ended, well or not. */
  after?: Promise<unknown>;
}

/** Where what commands print goes: on this terminal as it comes, or held by whoever wants it in one piece. */
export interface Output {
  held: boolean;
  write(piece: string | Buffer): void;
}

export interface RunOptions {
  stop?: AbortSignal;
  output?: Output;
}

export const shown: Output = { held: false, write: (piece) => process.stdout.write(piece) };

const killAfterMs = 60_000;
/** This process is told to end: nothing is begun any more. */
const ending = new AbortController();

/**
 * Runs commands one after another with their output shown, each with the time it took, and adds up the reports that they hand on.
 * A command that hands on none counts as one case, by its exit code. This process's own end, or `stop`, ends the running one;
 * those that would have followed then have failed.
 */
export async function runSuites(
  suites: readonly Suite[],
  { stop, output = shown }: RunOptions = {},
): Promise<SuiteReport> {
  const end = () => ending.abort();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) {
    process.once(signal, end);
  }
  const either = AbortSignal.any(stop === undefined ? [ending.signal] : [ending.signal, stop]);
  const reports: SuiteReport[] = [];
  for (const suite of suites) {
    reports.push(either.aborted ? notBegun(suite) : await runSuite(suite, either, output));
  }
  for (const signal of signals) {
    process.off(signal, end);
  }
  return sumReports(reports);
}

async function runSuite(suite: Suite, stop: AbortSignal, output: Output): Promise<SuiteReport> {
  output.write(`\n── ${suite.name}\n`);
  const startMs = Date.now();
  const report = await reportOf(suite, stop, output);
  const ms = Date.now() - startMs;
  output.write(`── ${suite.name}: ${Math.round(ms / 1000)} s\n`);
  const inner = report.stages.map((part) => ({ ...part, stage: `${suite.name} › ${part.stage}` }));
  return { ...report, stages: [...inner, { stage: suite.name, ms }] };
}

async function reportOf(suite: Suite, stop: AbortSignal, output: Output): Promise<SuiteReport> {
  await endOf(suite.after, stop);
  if (stop.aborted) {
    return notBegun(suite);
  }
  const folder = mkdtempSync(join(tmpdir(), 'mooring-suite-'));
  try {
    const file = join(folder, 'report.json');
    const env = { ...process.env, ...suite.env, [reportVariable]: file };
    const fault = await run(suite, env, stop, output);
    const report = readReport(file);
    if (report === undefined) {
      return fault === undefined ? { ...emptyReport(), passed: 1 } : failed(suite, fault);
    }
    // a suite that says all passed and still fails has failed
    return fault !== undefined && report.failed === 0 ? sumReports([report, failed(suite, fault)]) : report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Resolves when `work` has ended, well or not, or when there is no need to wait for it any more. */
async function endOf(work: Promise<unknown> | undefined, stop: AbortSignal): Promise<void> {
  if (work !== undefined && !stop.aborted) {
    await Promise.race([work.catch(() => undefined), once(stop, 'abort')]);
  }
}

/** How the command failed, undefined when it did not. */
async function run(
  { command, args }: Suite,
  env: NodeJS.ProcessEnv,
  stop: AbortSignal,
  output: Output,
): Promise<string | undefined> {
  // a group of its own: whoever comes between, such as npm, does not hand a signal on
  const to = output.held ? 'pipe' : 'inherit';
  const child = spawn(command, args, { stdio: ['ignore', to, to], env, detached: true });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (piece: Buffer) => output.write(piece));
  }
  const kill = (signal: NodeJS.Signals) => child.pid !== undefined && process.kill(-child.pid, signal);
  let insisting: NodeJS.Timeout | undefined;
  const end = () => {
    kill('SIGTERM');
    insisting = setTimeout(() => kill('SIGKILL'), killAfterMs);
  };
  stop.addEventListener('abort', end);
  try {
    const [code, signal] = await once(child, 'close');
    if (stop.aborted) {
      return 'was ended before it was done';
    }
    return code === 0 ? undefined : `ended with ${code ?? signal}`;
  } catch (error) {
    return `${command} cannot be started: ${error instanceof Error ? error.message : error}`;
  } finally {
    stop.removeEventListener('abort', end);
    clearTimeout(insisting);
  }
}

function notBegun(suite: Suite): SuiteReport {
  return failed(suite, 'was not begun any more');
}

function failed({ name }: Suite, fault: string): SuiteReport {
  return { ...emptyReport(), failed: 1, failures: [`${name}: ${fault}`] };
}
