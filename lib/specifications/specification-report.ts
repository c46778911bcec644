import type { Sentence } from '#lib/domain/texts/message.ts';

/** OData has two: `edmx` is its XML, `csdl` its JSON. */
export type SpecificationKind = 'openapi' | 'swagger' | 'asyncapi' | 'edmx' | 'csdl';

export type SpecificationFormat = 'json' | 'yaml' | 'xml';

export interface SpecificationProblem {
  /** One-based, as editors count. */
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
  message: Sentence;
  severity: 'error' | 'warning';
  /** JSON pointer into the document, '' where the problem is not in one place of it. */
  path: string;
}

export interface SpecificationOperation {
  /** HTTP method, or SEND and RECEIVE for events. */
  method: string;
  path: string;
  summary: string;
}

/** All that can be told about the text of a specification. Invalid text is reported, never thrown. */
export interface SpecificationReport {
  kind: SpecificationKind | undefined;
  format: SpecificationFormat;
  /** Of the specification language, such as "3.0.3". */
  version: string;
  title: string;
  /** The first ones. */
  problems: SpecificationProblem[];
  /** There where further problems are not listed. */
  hasMoreProblems?: true;
  /** The first ones of `operationCount`. */
  operations: SpecificationOperation[];
  operationCount: number;
}

/** Most operations that a report lists; all are counted. */
export const maxListedOperations = 500;

/** Most problems that one check lists. */
export const maxProblems = 50;

/** True when nothing forbids to use the specification. */
export function isUsable(report: SpecificationReport): boolean {
  return report.kind !== undefined && report.problems.every((problem) => problem.severity !== 'error');
}
