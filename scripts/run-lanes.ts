import { type Output, shown } from './run-suites.ts';
import { type SuiteReport, sumReports } from './suite-report.ts';

export type Lane = (output: Output) => Promise<SuiteReport>;

/** Runs lanes at once. What the first one prints is shown as it comes, and what each other one prints in a piece after it. */
export async function runLanes(first: Lane, ...others: Lane[]): Promise<SuiteReport> {
  const running = others.map(async (lane) => {
    const pieces: (string | Buffer)[] = [];
    const report = await lane({ held: true, write: (piece) => pieces.push(piece) });
    return { report, pieces };
  });
  const reports = [await first(shown)];
  for (const lane of running) {
    const { report, pieces } = await lane;
    pieces.forEach((piece) => {
      shown.write(piece);
    });
    reports.push(report);
  }
  return sumReports(reports);
}
