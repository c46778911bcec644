import type { BreakingChange } from './changes/breaking-change.ts';
import type { ComparedTexts } from './differing-part.ts';
import type { SpecificationModel } from './model/specification-model.ts';
import type { SpecificationKind, SpecificationReport } from './specification-report.ts';

/** The two specifications that a service may have. */
const specificationParts = ['api', 'events'] as const;

export type SpecificationPart = (typeof specificationParts)[number];

export function isSpecificationPart(text: string): text is SpecificationPart {
  return (specificationParts as readonly string[]).includes(text);
}

/** What a stored specification says, as far as a page shows it at once. */
export interface StoredSpecification {
  /** Changes with the text. */
  revision: string;
  /** Where the registry reads it from; undefined for those that were sent to it. */
  sourceUrl: string | undefined;
  /** The whole text, laid out for people where it is JSON. Of a long one the first part, '' where `model` says more. */
  text: string;
  /** Characters of the whole text; 0 where none is stored. */
  length: number;
  kind: SpecificationKind | undefined;
  /** Of the language. */
  languageVersion: string;
  /** With outlines in the place of what is asked for by itself. Undefined where nothing is stored, or what is stored is in no known language. */
  model: SpecificationModel | undefined;
}

/** What storing another specification would change. */
export interface SpecificationReview extends ComparedTexts {
  /** Of what is stored now. What would be stored instead is the text itself where it is not usable. */
  revision: string;
  report: SpecificationReport;
  /** The first ones of `breakingCount`; none also where the one or the other cannot be read. */
  breaking: BreakingChange[];
  breakingCount: number;
}
