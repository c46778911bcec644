import { limitWords } from '../model/schema-limits.ts';
import type { SchemaModel, SharedSchema } from '../model/specification-model.ts';
import type { BreakingChange, BreakingRule } from './breaking-change.ts';
import { createFlattener, type FlatSchema } from './flatten-schema.ts';

/** A schema before and after, with the shared schemas of the documents that they stand in. */
export interface SchemaPair {
  before: SchemaModel | undefined;
  after: SchemaModel | undefined;
}

export interface CompareSchemasOptions {
  /** `in`: users of the specification write it. `out`: they read it. */
  direction: 'in' | 'out';
  place: string;
  /** What the schema describes, as the beginning of a sentence: "Answer 200". */
  subject: string;
  /** Report demands in what users read too: events that were sent before do not meet them. */
  isMessage?: boolean;
}

export type SchemaComparison = (pair: SchemaPair, options: CompareSchemasOptions) => BreakingChange[];

interface FlatPair {
  left: FlatSchema;
  right: FlatSchema;
  path: string;
}

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
    const changes: BreakingChange[] = [];
    const seen = new Set<string>();
    const waiting: FlatPair[] = [];

    function report(rule: BreakingRule, path: string, text: string): void {
      const what = path === '' ? options.subject : `${options.subject}: ${shortened(path)}`;
      changes.push({ rule, place: options.place, message: `${what} ${text}.` });
    }

    function compare(old: SchemaModel, next: SchemaModel, path: string): void {
      const left = flattenBefore(old);
      const right = flattenAfter(next);
      if (!fits(left.type, right.type, options.direction)) {
        report('type-changed', path, `was ${left.type || 'anything'} and is ${right.type || 'anything'} now`);
        return;
      }
      compareFormats(left, right, path);
      compareValues(left, right, path);
      compareLimits(left, right, path);
      const pair = `${left.identity} ${right.identity}`;
      if (!seen.has(pair)) {
        seen.add(pair);
        waiting.push({ left, right, path });
      }
    }

    function compareInside({ left, right, path }: FlatPair): void {
      compareProperties(left, right, path);
      if (options.direction === 'in' || options.isMessage === true) {
        compareDemands(left, right, path);
      }
      compareAlternatives(left, right, path);
      for (const [name, step] of [
        ['items', '[]'],
        ['entries', '.*'],
      ] as const) {
        const [old, next] = [left[name], right[name]];
        if (old !== undefined && next !== undefined) {
          compare(old, next, `${path}${step}`);
        }
      }
    }

    function compareFormats(left: FlatSchema, right: FlatSchema, path: string): void {
      const [narrow, wide] = options.direction === 'in' ? [left, right] : [right, left];
      if (!isFormatAllowed(narrow.format, wide.format)) {
        report('format-changed', path, `was ${formatWords(left)} and is ${formatWords(right)} now`);
      }
    }

    function compareValues(left: FlatSchema, right: FlatSchema, path: string): void {
      if (options.direction === 'in' && right.values.length > 0) {
        const gone = left.values.filter((value) => !right.values.includes(value));
        if (gone.length > 0) {
          report('value-removed', path, `no longer takes ${gone.join(', ')}`);
        }
        if (left.values.length === 0) {
          report('limit-changed', path, `takes only ${right.values.join(', ')} now`);
        }
      }
    }

    function compareLimits(left: FlatSchema, right: FlatSchema, path: string): void {
      const [narrow, wide] = options.direction === 'in' ? [left, right] : [right, left];
      for (const name of Object.keys(wide.limits)) {
        if (!isWithin(name, narrow.limits[name], wide.limits[name])) {
          const [old, next] = [left.limits[name] ?? 'none', right.limits[name] ?? 'none'];
          report(
            'limit-changed',
            path,
            `is limited otherwise: ${limitWords[name]} ${old} before, ${next} now`,
          );
        }
      }
    }

    function compareProperties(left: FlatSchema, right: FlatSchema, path: string): void {
      for (const [name, { required, schema }] of left.properties) {
        const at = join(path, name);
        const now = right.properties.get(name);
        if (now === undefined) {
          reportRemoved(schema, right.isClosed, at);
          continue;
        }
        if (required && !now.required && options.direction === 'out') {
          report('property-optional', at, 'may be missing now');
        }
        compare(schema, now.schema, at);
      }
    }

    function reportRemoved(schema: SchemaModel, isClosed: boolean, at: string): void {
      if (options.direction === 'out' && flattenBefore(schema).access !== 'write only') {
        report('property-removed', at, 'is gone');
      } else if (options.direction === 'in' && isClosed) {
        report('property-removed', at, 'is no longer taken');
      }
    }

    function compareDemands(left: FlatSchema, right: FlatSchema, path: string): void {
      for (const [name, { required, schema }] of right.properties) {
        const isWritten = options.direction === 'out' || flattenAfter(schema).access !== 'read only';
        if (required && isWritten && left.properties.get(name)?.required !== true) {
          report('property-required', join(path, name), 'is required now');
        }
      }
    }

    function compareAlternatives(left: FlatSchema, right: FlatSchema, path: string): void {
      if (left.alternatives.length === 0 || right.alternatives.length === 0) {
        return;
      }
      const now = new Map(right.alternatives.map((schema, index) => [nameOf(schema, index), schema]));
      for (const [index, schema] of left.alternatives.entries()) {
        const name = nameOf(schema, index);
        const next = now.get(name);
        if (next !== undefined) {
          compare(schema, next, path);
        } else if (options.direction === 'in') {
          report('variant-removed', path, `no longer takes ${name}`);
        }
      }
    }

    if (first !== undefined && second !== undefined) {
      compare(first, second, '');
    }
    for (const pair of waiting) {
      compareInside(pair);
    }
    return changes;
  };
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function shortened(path: string): string {
  const half = longestPath / 2;
  return path.length > longestPath ? `${path.slice(0, half)}…${path.slice(-half)}` : path;
}

/** Of a shared schema its name; of another one its type, by its place among the alternatives. */
function nameOf({ ref, title, type }: SchemaModel, index: number): string {
  return ref?.slice(ref.lastIndexOf('/') + 1) ?? (title || `alternative ${index + 1}${type && `, ${type}`}`);
}

function formatWords({ type, format }: FlatSchema): string {
  return format === '' ? `${type || 'anything'} of any format` : `${type || 'anything'} (${format})`;
}

const widerFormats: Readonly<Record<string, string>> = { int32: 'int64', float: 'double' };

function isFormatAllowed(narrow: string, wide: string): boolean {
  return wide === '' || narrow === wide || widerFormats[narrow] === wide;
}

/** Whether what keeps to the limit `narrow` keeps to `wide`. */
function isWithin(
  name: string,
  narrow: number | string | undefined,
  wide: number | string | undefined,
): boolean {
  if (typeof narrow !== 'number' || typeof wide !== 'number') {
    return narrow === wide;
  }
  if (name === 'multipleOf') {
    return narrow % wide === 0;
  }
  return /^(?:exclusiveMin|min)/.test(name) ? narrow >= wide : narrow <= wide;
}

/** Whether users that rely on the type before get along with the one after. */
function fits(before: string, after: string, direction: 'in' | 'out'): boolean {
  const [narrow, wide] = direction === 'in' ? [before, after] : [after, before];
  if (wide === '') {
    return true;
  }
  const allowed = new Set(wide.split(' | '));
  return narrow !== '' && narrow.split(' | ').every((type) => isAllowed(type, allowed));
}

function isAllowed(type: string, allowed: ReadonlySet<string>): boolean {
  return allowed.has(type) || (type === 'integer' && allowed.has('number'));
}
