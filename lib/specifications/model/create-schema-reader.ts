import { maxSpecificationBytes } from '#lib/config/max-specification-bytes.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { pathOf } from '../text/source-node.ts';
import { emptySchema } from './empty-schema.ts';
import { accessOf, readOwnSchema } from './read-own-schema.ts';
import { type JsonObject, listOf, objectOf, textOf } from './read-values.ts';
import type { SchemaModel, SharedSchema } from './specification-model.ts';

export interface SchemaReader {
  /** A schema; those it refers to are read once, into `shared`. */
  read(value: unknown): SchemaModel;
  /** The object itself, or the one that its `$ref` leads to; empty where that leads nowhere or in a circle. */
  resolve(value: unknown): JsonObject;
  /** The same with what stands beside the `$ref`, for objects that may have both, such as path items. */
  resolveBeside(value: unknown): JsonObject;
  shared(): SharedSchema[];
}

/**
 * Parts of a document that are read, each as often as it is referred to: more than any has that fits the longest text,
 * where a part takes some characters.
 */
export const charsPerRead = 6;

/** Deeper than any document for people; beyond it a schema counts as anything. */
const deepest = 60;
const longestChain = 20;

/** Reads the schemas of one OpenAPI, Swagger or AsyncAPI document. Parts that are not as they should be count as absent. */
export function createSchemaReader(
  root: unknown,
  limit = maxSpecificationBytes() / charsPerRead,
): SchemaReader {
  const shared = new Map<string, SharedSchema>();
  const countsBeside = hasSchemasOf2020(root);
  const waiting: { entry: SharedSchema; reference: string }[] = [];
  let reads = 0;

  /** A short document can refer to its parts so often that what it says has no end. */
  function count(): void {
    reads += 1;
    if (reads > limit) {
      throw new MooringError('UNPROCESSABLE', message('findings.refersTooOften'), {
        hint: message('findings.refersTooOftenHint'),
      });
    }
  }

  function lookUp(pointer: string): unknown {
    let value: unknown = root;
    for (const part of pathOf(decoded(pointer))) {
      const isIn = typeof value === 'object' && value !== null && Object.hasOwn(value, part);
      value = isIn ? (value as JsonObject)[part] : undefined;
    }
    return value;
  }

  function resolve(value: unknown): JsonObject {
    if (value === undefined) {
      return {};
    }
    count();
    let current = objectOf(value);
    for (let steps = 0; typeof current.$ref === 'string'; steps += 1) {
      if (steps >= longestChain || !current.$ref.startsWith('#/')) {
        return {};
      }
      current = objectOf(lookUp(current.$ref.slice(1)));
    }
    return current;
  }

  function resolveBeside(value: unknown): JsonObject {
    const { $ref, ...own } = objectOf(value);
    return $ref === undefined ? resolve(value) : { ...resolve(value), ...own };
  }

  function readShared(reference: string): SchemaModel {
    if (!reference.startsWith('#/')) {
      return { ...emptySchema, rules: [message('reference.elsewhere', { reference })] };
    }
    const key = decoded(reference.slice(1));
    if (!shared.has(key)) {
      const entry: SharedSchema = { key, name: pathOf(key).at(-1) ?? key, schema: emptySchema };
      // first in, so that a schema which contains itself finds it there
      shared.set(key, entry);
      waiting.push({ entry, reference });
    }
    return { ...emptySchema, ref: key };
  }

  function referred(reference: string, beside: JsonObject): SchemaModel {
    return {
      ...readShared(reference),
      description: textOf(beside.description),
      deprecated: beside.deprecated === true,
      ...accessOf(beside),
    };
  }

  function readAt(value: unknown, depth: number): SchemaModel {
    count();
    const schema = objectOf(value);
    if (depth > deepest) {
      return emptySchema;
    }
    if (typeof schema.$ref === 'string') {
      const { $ref, ...beside } = schema;
      return countsBeside && Object.keys(beside).some((key) => !remarks.has(key))
        ? readAt({ ...beside, allOf: [{ $ref }, ...listOf(beside.allOf)] }, depth + 1)
        : referred($ref, beside);
    }
    return readOwnSchema(schema, (part) => readAt(part, depth + 1));
  }

  /** What a schema refers to is read after it and not within it: schemas may lead from one to the next without end. */
  function read(value: unknown): SchemaModel {
    const schema = readAt(value, 0);
    for (const { entry, reference } of waiting) {
      entry.schema = readAt(lookUp(reference.slice(1)), 0);
    }
    waiting.length = 0;
    return schema;
  }

  return { read, resolve, resolveBeside, shared: () => [...shared.values()] };
}

/** What may stand beside a `$ref` without changing which values are allowed. */
const remarks = new Set([
  ...[
    'title',
    'summary',
    'description',
    'deprecated',
    'readOnly',
    'writeOnly',
    'default',
    'example',
    'examples',
  ],
  ...['$comment', 'externalDocs', 'xml'],
]);

/** From OpenAPI 3.1 on what stands beside a `$ref` counts as well; before it is passed over. */
function hasSchemasOf2020(root: unknown): boolean {
  return /^3\.[1-9]/.test(textOf(objectOf(root).openapi));
}

function decoded(pointer: string): string {
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
}
