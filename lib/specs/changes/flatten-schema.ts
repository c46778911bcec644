import type { SchemaModel, SharedSchema } from '../model/spec-model.ts';

/** A schema with everything it refers to put in, one level deep. */
export interface FlatSchema {
  /** The same for schemas of one document that say the same by the same parts. */
  identity: string;
  type: string;
  properties: Map<string, { required: boolean; schema: SchemaModel }>;
  items: SchemaModel | undefined;
  values: string[];
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

  function flatten(schema: SchemaModel): FlatSchema {
    const flat = { type: '', properties: new Map(), items: undefined, values: [] } as Omit<
      FlatSchema,
      'identity'
    >;
    // schemas that refer to themselves, or to each other in a circle, are put in once
    const parts = new Set([schema]);
    const telling: number[] = [];
    for (const part of parts) {
      const target = part.ref === undefined ? undefined : byKey.get(part.ref);
      if (target !== undefined) {
        parts.add(target);
        continue;
      }
      if (saysSomething(part)) {
        telling.push(numberOf(part));
      }
      putIn(flat, part);
      for (const further of part.variants?.how === 'all of' ? part.variants.schemas : []) {
        parts.add(further);
      }
    }
    return { ...flat, identity: telling.sort((left, right) => left - right).join('+') };
  }

  return (schema) => {
    const known = flattened.get(schema) ?? flatten(schema);
    flattened.set(schema, known);
    return known;
  };
}

function saysSomething({ type, items, values, properties }: SchemaModel): boolean {
  return type !== '' || items !== undefined || values.length > 0 || properties.length > 0;
}

function putIn(flat: Omit<FlatSchema, 'identity'>, part: SchemaModel): void {
  flat.type ||= part.type;
  flat.items ??= part.items;
  flat.values = flat.values.length > 0 ? flat.values : part.values;
  for (const { name, required, schema } of part.properties) {
    const known = flat.properties.get(name);
    flat.properties.set(name, { required: required || known?.required === true, schema });
  }
}
