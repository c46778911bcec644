import { MooringError } from '../../errors.ts';
import { pathOf } from '../text/source-node.ts';
import { type JsonObject, listOf, objectOf, textOf } from './read-values.ts';
import { limitsOf, rulesOf } from './schema-limits.ts';
import type { PropertyModel, SchemaModel, SharedSchema, VariantsModel } from './spec-model.ts';

export interface SchemaReader {
  /** A schema; those it refers to are read once, into `shared`. */
  read(value: unknown): SchemaModel;
  /** The object itself, or the one that its `$ref` leads to; empty where that leads nowhere or in a circle. */
  resolve(value: unknown): JsonObject;
  /** The same with what stands beside the `$ref`, for objects that may have both, such as path items. */
  resolveBeside(value: unknown): JsonObject;
  shared(): SharedSchema[];
}

/** Parts of a document that are read, each as often as it is referred to: more than any has that fits the longest text. */
const maxReads = 800_000;

/** Deeper than any document for people; beyond it a schema counts as anything. */
const deepest = 60;
const longestChain = 20;

/** Reads the schemas of one OpenAPI, Swagger or AsyncAPI document. Parts that are not as they should be count as absent. */
export function createSchemaReader(root: unknown, limit = maxReads): SchemaReader {
  const shared = new Map<string, SharedSchema>();
  const waiting: { entry: SharedSchema; reference: string }[] = [];
  let reads = 0;

  /** A short document can refer to its parts so often that what it says has no end. */
  function count(): void {
    reads += 1;
    if (reads > limit) {
      throw new MooringError(
        'UNPROCESSABLE',
        'The specification refers to its own parts so often that, written out, it is too long to be read.',
        { hint: 'Divide it into several, or let fewer operations share long lists.' },
      );
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
      return { ...emptySchema, description: `Described elsewhere: ${reference}` };
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

  function readAt(value: unknown, depth: number): SchemaModel {
    count();
    const schema = objectOf(value);
    if (typeof schema.$ref === 'string') {
      return { ...readShared(schema.$ref), description: textOf(schema.description) };
    }
    if (depth > deepest) {
      return emptySchema;
    }
    const inner = (part: unknown) => readAt(part, depth + 1);
    const variants = variantsOf(schema, inner);
    const items = schema.items === undefined ? undefined : inner(schema.items);
    const entries = entriesOf(schema).map(inner);
    const demands = demandsOf(schema);
    const limits = limitsOf(schema);
    const type = typeOf(schema);
    return {
      type,
      format: textOf(schema.format),
      title: textOf(schema.title),
      description: textOf(schema.description),
      deprecated: schema.deprecated === true,
      properties: propertiesOf(schema, inner),
      values: valuesOf(schema),
      rules: rulesOf(schema, limits),
      ...(type === '' && schema.nullable === true ? { isNullable: true } : {}),
      ...accessOf(schema),
      ...(demands.length === 0 ? {} : { demands }),
      ...(entries[0] === undefined ? {} : { entries: entries.length === 1 ? entries[0] : anyOf(entries) }),
      ...(schema.additionalProperties === false ? { isClosed: true } : {}),
      ...(Object.keys(limits).length === 0 ? {} : { limits }),
      ...(items === undefined ? {} : { items }),
      ...(variants === undefined ? {} : { variants }),
    };
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

export const emptySchema: SchemaModel = {
  type: '',
  format: '',
  title: '',
  description: '',
  deprecated: false,
  properties: [],
  values: [],
  rules: [],
};

function decoded(pointer: string): string {
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
}

function typeOf(schema: JsonObject): string {
  const stated = listOf(schema.type).length > 0 ? listOf(schema.type) : [schema.type];
  const types = stated.map(textOf).filter((type) => type !== '');
  const implied =
    types.length > 0
      ? types
      : schema.properties !== undefined
        ? ['object']
        : schema.items !== undefined
          ? ['array']
          : [];
  const isNullable = schema.nullable === true && implied.length > 0 && !implied.includes('null');
  return [...implied, ...(isNullable ? ['null'] : [])].join(' | ');
}

function propertiesOf(schema: JsonObject, read: (value: unknown) => SchemaModel): PropertyModel[] {
  const required = new Set(listOf(schema.required));
  return Object.entries(objectOf(schema.properties)).map(([name, value]) => ({
    name,
    required: required.has(name),
    schema: read(value),
  }));
}

function accessOf({ readOnly, writeOnly }: JsonObject): Pick<SchemaModel, 'access'> {
  if (readOnly === true) {
    return { access: 'read only' };
  }
  return writeOnly === true ? { access: 'write only' } : {};
}

function valuesOf(schema: JsonObject): string[] {
  const values = schema.const === undefined ? listOf(schema.enum) : [schema.const];
  return values.map((value) => JSON.stringify(value) ?? 'null');
}

/** Schemas of the properties that have no name of their own. */
function entriesOf({ additionalProperties, patternProperties }: JsonObject): unknown[] {
  return [additionalProperties, ...Object.values(objectOf(patternProperties))].filter(
    (schema) => Object.keys(objectOf(schema)).length > 0,
  );
}

function demandsOf(schema: JsonObject): string[] {
  const properties = objectOf(schema.properties);
  return listOf(schema.required).filter(
    (name): name is string => typeof name === 'string' && !Object.hasOwn(properties, name),
  );
}

const variantKinds = { allOf: 'all of', oneOf: 'one of', anyOf: 'any of' } as const;

/** Where a schema has variants of several kinds, all of these have to be met. */
function variantsOf(schema: JsonObject, read: (value: unknown) => SchemaModel): VariantsModel | undefined {
  const all = Object.entries(variantKinds).flatMap(([key, how]): VariantsModel[] => {
    const parts = listOf(schema[key]);
    return parts.length === 0 ? [] : [{ how, schemas: parts.map(read) }];
  });
  if (all.length < 2) {
    return all[0];
  }
  const schemas = all.flatMap((variants) =>
    variants.how === 'all of' ? variants.schemas : [{ ...emptySchema, variants }],
  );
  return { how: 'all of', schemas };
}

function anyOf(schemas: SchemaModel[]): SchemaModel {
  return { ...emptySchema, variants: { how: 'any of', schemas } };
}
