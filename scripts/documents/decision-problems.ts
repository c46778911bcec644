import { basename } from 'node:path';

/** A sentence for each decision whose number another one has, or that calls itself by another number than its file. */
export function decisionProblems(decisions: readonly { file: string; text: string }[]): string[] {
  const byNumber = Map.groupBy(decisions, ({ file }) => Number.parseInt(basename(file), 10));
  return [...byNumber].flatMap(([number, records]) => [
    ...records.slice(1).map(({ file }) => `${file} has number ${number}, as has ${records[0]?.file}`),
    ...records
      .filter(({ text }) => !text.startsWith(`# ${number}. `))
      .map(({ file }) => `${file} does not begin with its number, "# ${number}. …"`),
  ]);
}
