import { writeYaml } from 'kube-text/write-yaml';
import type { RowFormat } from './row-format.ts';

type ExportedRow = Readonly<Record<string, unknown>>;

const rowsAtOnce = 500;

/**
 * Rows as a text of this format, in pieces.
 * @param columns names of the rows' members, in their order: the columns of CSV.
 */
export function* formatRows(
  rows: readonly ExportedRow[],
  columns: readonly string[],
  format: RowFormat,
): Generator<string> {
  const { begin, piece, end } = formats[format](columns, rows.length);
  yield begin;
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    yield piece(rows.slice(from, from + rowsAtOnce), from === 0);
  }
  yield end;
}

interface Format {
  begin: string;
  piece(rows: readonly ExportedRow[], isFirst: boolean): string;
  end: string;
}

const formats: Record<RowFormat, (columns: readonly string[], count: number) => Format> = {
  csv: (columns) => ({
    // by the mark, spreadsheets know that it is UTF-8
    begin: `\ufeff${csvLine(columns)}`,
    piece: (rows) => rows.map((row) => csvLine(columns.map((column) => row[column]))).join(''),
    end: '',
  }),
  json: () => ({
    begin: '[',
    piece: (rows, isFirst) => `${isFirst ? '' : ','}\n${rows.map((row) => JSON.stringify(row)).join(',\n')}`,
    end: '\n]\n',
  }),
  yaml: (_columns, count) => ({
    begin: count === 0 ? '[]\n' : '',
    // as it would travel: what is undefined is no member
    piece: (rows) => writeYaml(JSON.parse(JSON.stringify(rows))),
    end: '',
  }),
};

/** A line of RFC 4180. */
export function csvLine(values: readonly unknown[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

/** What a spreadsheet would take for the beginning of a formula. */
const calculated = /^[=+\-@\t\r\n]/;

/**
 * A value as a cell. Outside applications choose their names and descriptions: a text that a spreadsheet would calculate gets a
 * quote before it, by which it stays a text. Numbers stay numbers, and lists stand in one cell, with spaces between: of what
 * has an id that alone.
 */
export function csvCell(value: unknown): string {
  if (value === undefined || value === null) {
    return '';
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  const text = Array.isArray(value) ? value.map(wordOf).join(' ') : wordOf(value);
  // full-width forms are taken for the plain ones
  const guarded = calculated.test(text.normalize('NFKC').trimStart()) ? `'${text}` : text;
  return /[",\r\n\t;]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function wordOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return String(value);
  }
  return 'id' in value ? String(value.id) : JSON.stringify(value);
}
