import { emptySchema } from './empty-schema.ts';
import { type JsonObject, listOf, objectOf, textOf } from './read-values.ts';
import { limitsOf, rulesOf } from './schema-limits.ts';
import type { PropertyModel, SchemaModel, VariantsModel } from './specification-model.ts';

/**
 * A schema without what it refers to.
 * @param inner reads a part of it
 */
export function readOwnSchema(schema: JsonObject, inner: (part: unknown) => SchemaModel): SchemaModel {
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

/** Whether only answers have it, or only requests. */
export function accessOf({ readOnly, writeOnly }: JsonObject): Pick<SchemaModel, 'access'> {
  if (readOnly === true) {
    return { access: 'read only' };
  }
  return writeOnly === true ? { access: 'write only' } : {};
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
