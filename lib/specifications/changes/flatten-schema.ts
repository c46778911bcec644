import { emptySchema } from '../model/empty-schema.ts';
import type { SchemaModel, SharedSchema } from '../model/specification-model.ts';

interface FlatProperty {
  required: boolean;
  schema: SchemaModel;
}

/** A schema with everything it refers to put in, one level deep. */
export interface FlatSchema {
  /** The same for schemas of one document that say the same by the same parts. */
  identity: string;
  type: string;
  format: string;
  access: SchemaModel['access'];
  properties: ReadonlyMap<string, FlatProperty>;
  entries: SchemaModel | undefined;
  isClosed: boolean;
  items: SchemaModel | undefined;
  values: string[];
  limits: Record<string, number | string>;
  /** Of which it is one or more; empty where it has no choice. */
  alternatives: SchemaModel[];
}

/** Flattens schemas of one document, each once. */
export function createFlattener(shared: readonly SharedSchema[]): (schema: SchemaModel) => FlatSchema {
  const byKey = new Map(shared.map(({ key, schema }) => [key, schema]));
  const flattened = new Map<SchemaModel, FlatSchema>();
  const numbers = new Map<SchemaModel, number>();

  function numberOf(schema: SchemaModel): number {
    const number = numbers.get(schema) ?? numbers.size;
    numbers.set(schema, number);
    return number;
  }

  /** The schema and all that it consists of; what refers to itself, or in a circle, is there once. */
  function partsOf(schema: SchemaModel): SchemaModel[] {
    if (schema.ref === undefined && schema.variants === undefined) {
      return [schema];
    }
    const parts = new Set([schema]);
    for (const part of parts) {
      for (const further of furtherParts(part)) {
        parts.add(further);
      }
    }
    return [...parts].filter(({ ref }) => ref === undefined || !byKey.has(ref));
  }

  function furtherParts(part: SchemaModel): SchemaModel[] {
    const target = part.ref === undefined ? undefined : byKey.get(part.ref);
    if (target !== undefined) {
      return [target];
    }
    return part.variants?.how === 'all of' || nonNull(part).length === 1 ? nonNull(part) : [];
  }

  function flatten(schema: SchemaModel): FlatSchema {
    const flat = emptyFlat();
    const parts = partsOf(schema);
    for (const part of parts) {
      putIn(flat, part);
    }
    flat.properties = mergeProperties(parts);
    const isNullable = parts.some((part) => part.isNullable === true || hasNull(part));
    if (isNullable && flat.type !== '' && !flat.type.split(' | ').includes('null')) {
      flat.type += ' | null';
    }
    const telling = parts.filter(saysSomething).map(numberOf);
    flat.identity = telling.sort((left, right) => left - right).join('+') + (isNullable ? '?' : '');
    return flat;
  }

  return (schema) => {
    const known = flattened.get(schema) ?? flatten(schema);
    flattened.set(schema, known);
    return known;
  };
}

/** Most schemas are plain: a map of its own for each would be the largest part of it. */
const none: ReadonlyMap<string, FlatProperty> = new Map();
const nothing: FlatSchema['limits'] = {};

function emptyFlat(): FlatSchema {
  return {
    identity: '',
    type: '',
    format: '',
    access: undefined,
    properties: none,
    entries: undefined,
    isClosed: false,
    items: undefined,
    values: [],
    limits: nothing,
    alternatives: [],
  };
}

/** The variants that are not the alternative "or null". */
function nonNull({ variants }: SchemaModel): SchemaModel[] {
  const schemas = variants?.schemas ?? [];
  return variants?.how === 'all of' ? schemas : schemas.filter(({ type }) => type !== 'null');
}

function hasNull(schema: SchemaModel): boolean {
  return nonNull(schema).length < (schema.variants?.schemas.length ?? 0);
}

function hasChoice(schema: SchemaModel): boolean {
  return schema.variants?.how !== 'all of' && nonNull(schema).length > 1;
}

/** Whether the schema is more than a frame around others. */
function saysSomething(schema: SchemaModel): boolean {
  const { type, items, values, properties, entries, limits, isClosed, demands } = schema;
  const told = [items, entries, limits, isClosed, demands].some((part) => part !== undefined);
  return type !== '' || told || hasChoice(schema) || values.length > 0 || properties.length > 0;
}

function putIn(flat: FlatSchema, part: SchemaModel): void {
  flat.type ||= part.type;
  flat.format ||= part.format;
  flat.access ??= part.access;
  flat.entries ??= part.entries;
  flat.isClosed ||= part.isClosed === true;
  flat.items ??= part.items;
  flat.values = flat.values.length > 0 ? flat.values : part.values;
  flat.alternatives = hasChoice(part) ? [...flat.alternatives, ...nonNull(part)] : flat.alternatives;
  flat.limits = flat.limits === nothing ? (part.limits ?? nothing) : { ...part.limits, ...flat.limits };
}

function mergeProperties(parts: readonly SchemaModel[]): ReadonlyMap<string, FlatProperty> {
  if (parts.every(({ properties, demands }) => properties.length === 0 && demands === undefined)) {
    return none;
  }
  const merged = new Map<string, FlatProperty>();
  for (const { name, required, schema } of parts.flatMap(({ properties }) => properties)) {
    merged.set(name, { required: required || merged.get(name)?.required === true, schema });
  }
  for (const name of parts.flatMap(({ demands }) => demands ?? [])) {
    merged.set(name, { required: true, schema: merged.get(name)?.schema ?? emptySchema });
  }
  return merged;
}
