import { keyOfSentence, type Message, message, type Sentence } from '#lib/domain/texts/message.ts';
import type { SchemaModel } from '../model/specification-model.ts';
import type { BreakingRule } from './breaking-change.ts';
import type { SchemaDirection } from './find-own-changes.ts';
import type { FlatSchema } from './flatten-schema.ts';

/** One walk through a schema of two versions: what it asks of the documents, and where its findings go. */
export interface SchemaWalk {
  direction: SchemaDirection;
  /** Whether the schema is that of an event. */
  isMessage: boolean;
  flattenBefore(schema: SchemaModel): FlatSchema;
  flattenAfter(schema: SchemaModel): FlatSchema;
  /**
   * @param path from the top of the schema, in dots and brackets; empty: the top itself.
   * @param say a sentence about what it is given.
   */
  report(rule: BreakingRule, path: string, say: (values: { what: Sentence }) => Message): void;
  /** Compares what stands one step further down. */
  compare(before: SchemaModel, after: SchemaModel, path: string): void;
}

/** A schema before and after, flat, and where it stands. */
export interface FlatPair {
  left: FlatSchema;
  right: FlatSchema;
  path: string;
}

/** Compares what is inside a schema: its properties, alternatives, items, and the values of its free entries. */
export function compareInside(walk: SchemaWalk, pair: FlatPair): void {
  const { left, right, path } = pair;
  compareProperties(walk, pair);
  if (walk.direction === 'in' || walk.isMessage) {
    compareDemands(walk, pair);
  }
  compareAlternatives(walk, pair);
  for (const [name, step] of [
    ['items', '[]'],
    ['entries', '.*'],
  ] as const) {
    const [old, next] = [left[name], right[name]];
    if (old !== undefined && next !== undefined) {
      walk.compare(old, next, `${path}${step}`);
    }
  }
}

function compareProperties(walk: SchemaWalk, { left, right, path }: FlatPair): void {
  for (const [name, { required, schema }] of left.properties) {
    const at = join(path, name);
    const now = right.properties.get(name);
    if (now === undefined) {
      reportRemoved(walk, schema, right.isClosed, at);
      continue;
    }
    if (required && !now.required && walk.direction === 'out') {
      walk.report('property-optional', at, (what) => message('changes.mayBeMissing', what));
    }
    walk.compare(schema, now.schema, at);
  }
}

function reportRemoved(walk: SchemaWalk, schema: SchemaModel, isClosed: boolean, at: string): void {
  if (walk.direction === 'out' && walk.flattenBefore(schema).access !== 'write only') {
    walk.report('property-removed', at, (what) => message('changes.gone', what));
  } else if (walk.direction === 'in' && isClosed) {
    walk.report('property-removed', at, (what) => message('changes.noLongerTaken', what));
  }
}

function compareDemands(walk: SchemaWalk, { left, right, path }: FlatPair): void {
  for (const [name, { required, schema }] of right.properties) {
    const isWritten = walk.direction === 'out' || walk.flattenAfter(schema).access !== 'read only';
    if (required && isWritten && left.properties.get(name)?.required !== true) {
      walk.report('property-required', join(path, name), (what) => message('changes.required', what));
    }
  }
}

function compareAlternatives(walk: SchemaWalk, { left, right, path }: FlatPair): void {
  if (left.alternatives.length === 0 || right.alternatives.length === 0) {
    return;
  }
  const now = new Map(
    right.alternatives.map((schema, index) => [keyOfSentence(nameOf(schema, index)), schema]),
  );
  for (const [index, schema] of left.alternatives.entries()) {
    const name = nameOf(schema, index);
    const next = now.get(keyOfSentence(name));
    if (next !== undefined) {
      walk.compare(schema, next, path);
    } else if (walk.direction === 'in') {
      walk.report('variant-removed', path, ({ what }) =>
        message('changes.noLongerTakes', { what, taken: name }),
      );
    }
  }
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** Of a shared schema its name; of another one its type, by its place among the alternatives. */
function nameOf({ ref, title, type }: SchemaModel, index: number): Sentence {
  const name = ref?.slice(ref.lastIndexOf('/') + 1) ?? title;
  if (name !== '') {
    return name;
  }
  const number = index + 1;
  return type === ''
    ? message('changes.alternative', { number })
    : message('changes.alternativeOfType', { number, type });
}
