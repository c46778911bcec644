import { type ErrorCode, errorTable } from '#lib/errors.ts';
import { errorWords } from './error-words.ts';

const beginning = `# Error codes

Written by \`npm run docs:errors\` from the table in \`lib/errors.ts\` and the words in \`scripts/documents/error-words.ts\`; do not
edit it here.

Every expected failure of Mooring has one of these codes, which is the same wherever it comes out:

- the console answers \`{"error": {"code", "message", "hint", "details"}}\` with the HTTP status of the code;
- connector, registry, edge and gateway answer \`{"code": <HTTP status>, "error": <text>}\` (connectivity contract 2.2);
- the broker answers \`{"error", "description"}\` with the OSB error (binding contract 1.8, 9.3);
- what the Kubernetes API refuses gets its code by the \`reason\` of the \`Status\`, else by the HTTP status;
- logs carry the code in the field \`code\`, at the level of the table.

"Retry" says whether the same call may succeed later without a change by the caller.
`;

/** The text of docs/errors.md. */
export function errorsDocument(): string {
  const codes = Object.keys(errorTable) as ErrorCode[];
  const rows = codes.map((code) => {
    const { http, reasons, osb, log, retry } = errorTable[code];
    const link = `[\`${code}\`](#${code.toLowerCase()})`;
    return [link, String(http), reasons.join(', '), osb, log, retry ? 'yes' : 'no'];
  });
  const table = alignedTable(['Code', 'HTTP', 'Kubernetes reasons', 'OSB error', 'Log', 'Retry'], rows);
  return `${[beginning + table, ...codes.map(sectionOf)].join('\n')}`;
}

function sectionOf(code: ErrorCode): string {
  const { means, todo } = errorWords[code];
  const { http, retry } = errorTable[code];
  const again = retry
    ? 'the same call may succeed later'
    : 'the same call fails again until something changes';
  return `## ${code}\n\nHTTP ${http}; ${again}.\n\n${means}\n\n**What to do:** ${todo}\n`;
}

function alignedTable(head: string[], rows: string[][]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`;
  const rule = widths.map((width) => '-'.repeat(width));
  return `\n${line(head)}${line(rule)}${rows.map(line).join('')}`;
}
