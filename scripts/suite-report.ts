import { readFileSync, writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** What a command that runs tests found. */
export interface SuiteReport {
  passed: number;
  failed: number;
  /** A line for each failed case: file, title, the first line of the message and those that tell what was found. */
  failures: string[];
  files: FileTime[];
  /** How long its parts took, in the order in which they ended. */
  stages: StageTime[];
}

export interface FileTime {
  file: string;
  ms: number;
}

export interface StageTime {
  stage: string;
  ms: number;
}

/** No file of tests may take longer: the slowest takes two minutes beside others on two cores, and a machine may be five times slower. */
export const fileBudgetMs = 600_000;

/** Name in the environment of the file that a command writes its report to, for whoever started it. */
export const reportVariable = 'MOORING_SUITE_REPORT';

export function emptyReport(): SuiteReport {
  return { passed: 0, failed: 0, failures: [], files: [], stages: [] };
}

/** Lines of a message that tell a failure on a machine that nobody can look at: what was looked for, and what was found. */
const telling = /^(Locator|Expected|Received)\b|^\d+\) /;
const longestLine = 600;
/** What Playwright did until its time was over: what it waited for stands first, and where it stuck last. */
const step = /^(- |\d+ × )/;

/** @param parts where the case is, from the file to its own title */
export function failureLine(parts: readonly string[], message = ''): string {
  const [first = '', ...rest] = stripVTControlCharacters(message)
    .trim()
    .split('\n')
    .map((line) => line.trim());
  const place = parts.filter((part) => part !== '').join(' › ');
  const told = rest.filter((line) => telling.test(line));
  const steps = rest.filter((line) => step.test(line));
  const kept = told.length > 0 ? told : [...steps.slice(0, 1), ...steps.slice(1).slice(-2)];
  const said = [first, ...kept].join(' | ').slice(0, longestLine);
  return said === '' ? place : `${place}: ${said}`;
}

/** Several reports as one. */
export function sumReports(reports: readonly SuiteReport[]): SuiteReport {
  return {
    passed: reports.reduce((sum, { passed }) => sum + passed, 0),
    failed: reports.reduce((sum, { failed }) => sum + failed, 0),
    failures: reports.flatMap(({ failures }) => failures),
    files: reports.flatMap(({ files }) => files),
    stages: reports.flatMap(({ stages }) => stages),
  };
}

/** The same report, with a failure more for each file that took longer than a file may. */
export function withinBudget(report: SuiteReport): SuiteReport {
  const late = report.files
    .filter(({ ms }) => ms > fileBudgetMs)
    .map(({ file, ms }) =>
      failureLine([file], `took ${seconds(ms)}, and a file of tests has ${seconds(fileBudgetMs)}`),
    );
  return { ...report, failed: report.failed + late.length, failures: [...report.failures, ...late] };
}

/** The report that a command left in `file`, undefined where it left none. */
export function readReport(file: string): SuiteReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SuiteReport;
  } catch {
    return undefined;
  }
}

/**
 * The last thing a command does: prints the names of what failed and then the closing line, and sets the exit code. One that
 * nobody waits for prints its slowest files and the times of its stages too; any other hands its report on.
 */
export function closeWith(report: SuiteReport): void {
  const handOn = process.env[reportVariable];
  if (handOn === undefined) {
    console.log(slowestFiles(report.files) + stageTimes(report.stages));
  } else {
    writeFileSync(handOn, JSON.stringify(report));
  }
  console.log(closingLines(report));
  process.exitCode = report.failed > 0 || report.passed === 0 ? 1 : 0;
}

/** What failed, by name, and under it `N passed, N failed`. */
export function closingLines({ passed, failed, failures }: SuiteReport): string {
  const named = failures.length === 0 ? [] : ['', 'Failed:', ...failures.map((line) => `  ${line}`)];
  return [...named, '', `${passed} passed, ${failed} failed`].join('\n');
}

function slowestFiles(files: readonly FileTime[], most = 10): string {
  const slowest = files.toSorted((one, other) => other.ms - one.ms).slice(0, most);
  if (slowest.length === 0) {
    return '';
  }
  const lines = slowest.map(({ file, ms }) => `  ${seconds(ms).padStart(7)}  ${file}`);
  return ['', 'Slowest files:', ...lines, ''].join('\n');
}

function stageTimes(stages: readonly StageTime[]): string {
  const lines = stages.map(({ stage, ms }) => `  ${seconds(ms).padStart(7)}  ${stage}`);
  return lines.length === 0 ? '' : ['', 'Stages:', ...lines, ''].join('\n');
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
