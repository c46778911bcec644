import { message, type Sentence } from '#lib/domain/texts/message.ts';
import type { SchemaModel, SharedSchema } from '../model/specification-model.ts';
import type { BreakingChange } from './breaking-change.ts';
import { compareInside, type FlatPair, type SchemaWalk } from './compare-inside.ts';
import { findOwnChanges, type SchemaDirection } from './find-own-changes.ts';
import { createFlattener } from './flatten-schema.ts';

/** A schema before and after, with the shared schemas of the documents that they stand in. */
export interface SchemaPair {
  before: SchemaModel | undefined;
  after: SchemaModel | undefined;
}

export interface CompareSchemasOptions {
  direction: SchemaDirection;
  place: string;
  /** What the schema describes, as the beginning of a sentence: "Answer 200". */
  subject: Sentence;
  /** Report demands in what users read too: events that were sent before do not meet them. */
  isMessage?: boolean;
}

export type SchemaComparison = (pair: SchemaPair, options: CompareSchemasOptions) => BreakingChange[];

/** Longest path within a schema that a message names in full. */
const longestPath = 120;

/**
 * Compares schemas of two versions of a document: removed and newly demanded properties, removed values, and types that
 * no longer fit, formats, limits, and alternatives, which are known by their names. What is inside a pair of schemas is
 * compared once, where it is nearest to the top, so that schemas which contain themselves come to an end.
 */
export function createSchemaComparison(
  before: readonly SharedSchema[],
  after: readonly SharedSchema[],
): SchemaComparison {
  const flattenBefore = createFlattener(before);
  const flattenAfter = createFlattener(after);

  return ({ before: first, after: second }, options) => {
    const { direction, place, subject, isMessage = false } = options;
    const changes: BreakingChange[] = [];
    const seen = new Set<string>();
    const waiting: FlatPair[] = [];
    const walk: SchemaWalk = { direction, isMessage, flattenBefore, flattenAfter, report, compare };

    function report(...[rule, path, say]: Parameters<SchemaWalk['report']>): void {
      const what = path === '' ? subject : message('changes.within', { subject, path: shortened(path) });
      changes.push({ rule, place, message: say({ what }) });
    }

    function compare(old: SchemaModel, next: SchemaModel, path: string): void {
      const left = flattenBefore(old);
      const right = flattenAfter(next);
      const own = findOwnChanges(left, right, direction);
      for (const { rule, say } of own) {
        report(rule, path, say);
      }
      const pair = `${left.identity} ${right.identity}`;
      if (!own.some(({ rule }) => rule === 'type-changed') && !seen.has(pair)) {
        seen.add(pair);
        waiting.push({ left, right, path });
      }
    }

    if (first !== undefined && second !== undefined) {
      compare(first, second, '');
    }
    for (const pair of waiting) {
      compareInside(walk, pair);
    }
    return changes;
  };
}

function shortened(path: string): string {
  const half = longestPath / 2;
  return path.length > longestPath ? `${path.slice(0, half)}…${path.slice(-half)}` : path;
}
