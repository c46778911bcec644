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
  const found = followAlone(root, schema);
  const choices = ['oneOf', 'anyOf'].flatMap((key) => {
    const parts = asList(found[key]).filter((part) => asObject(part).type !== 'null');
    return parts.length === 1 ? parts : [];
  });
  const required = asList(found.required).filter((name): name is string => typeof name === 'string');
  const names = [
    ...Object.keys(asObject(found.properties)),
    ...required,
    ...[...asList(found.allOf), ...choices].flatMap((part) => propertyNames(root, part, within)),
  ];
  return [...new Set(names)];
}

/** What stands beside a `$ref` to a schema says nothing of its properties to Mooring. */
function followAlone(root: Json, schema: unknown): Json {
  const { $ref } = asObject(schema);
  return typeof $ref === 'string' ? follow(root, { $ref }) : asObject(schema);
}
