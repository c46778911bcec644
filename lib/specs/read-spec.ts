import { type DetectedSpec, detectSpec, looksLikeXml } from './detect-spec.ts';
import { listOperations } from './list-operations.ts';
import { type ParsedDocument, parseDocument } from './parse-document.ts';
import { readEdmx } from './read-edmx.ts';
import { maxSpecChars, type SpecReport } from './spec-report.ts';

export interface ReadSpec {
  report: SpecReport;
  /** Both are there when the text is a JSON or YAML document that names its language. */
  parsed?: ParsedDocument;
  detected?: DetectedSpec;
}

/**
 * Detects, parses and lists, without the official schemas: syntax errors with their lines, kind, title, operations.
 * Safe and quick in a browser.
 */
export function readSpec(text: string): ReadSpec {
  if (text.length > maxSpecChars) {
    return { report: failure(`The document is longer than ${maxSpecChars / 1_000_000} million characters.`) };
  }
  if (text.trim() === '') {
    return { report: failure('The document is empty.') };
  }
  if (looksLikeXml(text)) {
    return { report: readEdmx(text) };
  }
  const parsed = parseDocument(text);
  const report: SpecReport = {
    kind: undefined,
    format: parsed.format,
    version: '',
    title: '',
    problems: [...parsed.problems],
    operations: [],
  };
  if (parsed.problems.length > 0) {
    return { report };
  }
  const detected = detectSpec(parsed.value);
  if (detected === undefined) {
    report.problems.push({
      ...parsed.locate([], 'value'),
      message:
        'This is no specification: "openapi", "swagger" or "asyncapi" is missing at the top of the document.',
      severity: 'error',
      path: '',
    });
    return { report };
  }
  report.kind = detected.kind;
  report.version = detected.version;
  report.title = titleOf(parsed.value);
  report.operations = listOperations(detected.kind, detected.version, parsed.value);
  return { report, parsed, detected };
}

function titleOf(value: unknown): string {
  const { info } = value as { info?: { title?: unknown } | null };
  return typeof info?.title === 'string' ? info.title : '';
}

function failure(message: string): SpecReport {
  const problem = { line: 1, column: 1, message, severity: 'error', path: '' } as const;
  return { kind: undefined, format: 'yaml', version: '', title: '', problems: [problem], operations: [] };
}
