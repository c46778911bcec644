export type SpecKind = 'openapi' | 'swagger' | 'asyncapi' | 'edmx';

export type SpecFormat = 'json' | 'yaml' | 'xml';

export interface SpecProblem {
  /** One-based, as editors count. */
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
  message: string;
  severity: 'error' | 'warning';
  /** JSON pointer into the document, '' where the problem is not in one place of it. */
  path: string;
}

export interface SpecOperation {
  /** HTTP method, or SEND and RECEIVE for events. */
  method: string;
  path: string;
  summary: string;
}

/** All that can be told about the text of a specification. Invalid text is reported, never thrown. */
export interface SpecReport {
  kind: SpecKind | undefined;
  format: SpecFormat;
  /** Of the specification language, such as "3.0.3". */
  version: string;
  title: string;
  problems: SpecProblem[];
  operations: SpecOperation[];
}

/** Longest text that is looked at, in characters. */
export const maxSpecChars = 5_000_000;

/** True when nothing forbids to use the specification. */
export function isUsable(report: SpecReport): boolean {
  return report.kind !== undefined && report.problems.every((problem) => problem.severity !== 'error');
}
