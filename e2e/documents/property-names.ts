import { asList, asObject, follow, type Json } from './json-tree.ts';

/**
 * Names of the properties at the first level of a JSON Schema: its own, those of all its parts, and those of an alternative
 * that is the only one beside null.
 */
export function propertyNames(root: Json, schema: unknown, around: readonly unknown[] = []): string[] {
  if (around.includes(schema)) {
    return [];
  }
  const within = [...around, schema];
  const names = partsOf(root, schema).flatMap((found) => [
    ...Object.keys(asObject(found.properties)),
    ...asList(found.required).filter((name): name is string => typeof name === 'string'),
    ...[...asList(found.allOf), ...choicesOf(found)].flatMap((part) => propertyNames(root, part, within)),
  ]);
  return [...new Set(names)];
}

function choicesOf(schema: Json): unknown[] {
  return ['oneOf', 'anyOf'].flatMap((key) => {
    const parts = asList(schema[key]).filter((part) => asObject(part).type !== 'null');
    return parts.length === 1 ? parts : [];
  });
}

/** From OpenAPI 3.1 on what stands beside a `$ref` counts as well. */
function partsOf(root: Json, schema: unknown): Json[] {
  const { $ref, ...beside } = asObject(schema);
  if (typeof $ref !== 'string') {
    return [asObject(schema)];
  }
  const isLater = typeof root.openapi === 'string' && !root.openapi.startsWith('3.0');
  return [followAlone(root, $ref), ...(isLater ? [beside] : [])];
}

function followAlone(root: Json, reference: string): Json {
  return follow(root, { $ref: reference });
}
