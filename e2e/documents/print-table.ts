import type { DocumentCheck } from './check-document.ts';

/** A row a document with what was counted in it, the sum, and the differences one by one. */
export function printTable(title: string, checks: readonly DocumentCheck[]): void {
  const kinds = [...new Set(checks.flatMap(({ counts }) => [...counts.keys()]))];
  const head = ['document', 'language', ...kinds, 'removals', 'differences'];
  const rows = checks.map(({ name, language, counts, removals, differences }) => [
    name,
    language,
    ...kinds.map((kind) => String(counts.get(kind) ?? 0)),
    String(removals),
    String(differences.length),
  ]);
  const sums = head.map((_, column) => {
    const numbers = rows.map((row) => Number(row[column]));
    return column < 2 ? '' : String(numbers.reduce((sum, number) => sum + number, 0));
  });
  const table = [head, ...rows, [`${checks.length} documents`, ...sums.slice(1)]];
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  console.log(`\n${title}`);
  for (const row of table) {
    console.log(row.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join('  '));
  }
  for (const difference of checks.flatMap(({ differences }) => differences)) {
    console.log(`  ${difference}`);
  }
}

function pad(cell: string, width: number, column: number): string {
  return column < 2 ? cell.padEnd(width) : cell.padStart(width);
}
