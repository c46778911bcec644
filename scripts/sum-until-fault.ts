import { emptyReport, failureLine, type SuiteReport, sumReports } from './suite-report.ts';

/** Adds up reports as they come. What ends them early is a failure of its own, by `name`, beside what had come by then. */
export async function sumUntilFault(name: string, reports: AsyncIterable<SuiteReport>): Promise<SuiteReport> {
  const finished: SuiteReport[] = [];
  try {
    for await (const report of reports) {
      finished.push(report);
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(message);
    finished.push({ ...emptyReport(), failed: 1, failures: [failureLine([name], message)] });
  }
  return sumReports(finished);
}
