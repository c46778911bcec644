import type { BreakingChange } from './changes/breaking-change.ts';
import type { SpecModel } from './model/spec-model.ts';
import type { SpecKind, SpecReport } from './spec-report.ts';

/** The two specifications that a service may have. */
const specificationParts = ['api', 'events'] as const;

export type SpecificationPart = (typeof specificationParts)[number];

export function isSpecificationPart(text: string): text is SpecificationPart {
  return (specificationParts as readonly string[]).includes(text);
}

/** A specification as it is stored. */
export interface StoredText {
  /** JSON laid out for people, anything else as it is; '' where none is stored. */
  text: string;
  /** Changes with the text. */
  revision: string;
  /** Where the registry reads it from; undefined for those that were sent to it. */
  sourceUrl: string | undefined;
}

/** The same with what it says. */
export interface StoredSpecification extends StoredText {
  kind: SpecKind | undefined;
  /** Of the language. */
  languageVersion: string;
  /** Undefined where nothing is stored, or what is stored is in no known language. */
  model: SpecModel | undefined;
}

/** What storing another specification would change. */
export interface SpecificationReview {
  /** What is stored now, with its revision. */
  stored: string;
  revision: string;
  /** What would be stored instead; the text itself where it is not usable. */
  proposed: string;
  report: SpecReport;
  /** Empty also where the one or the other cannot be read. */
  breaking: BreakingChange[];
}
