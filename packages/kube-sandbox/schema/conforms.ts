import { isFields } from '../meta/api-object.ts';
import type { Schema } from './schema.ts';

const rootFields = new Set(['apiVersion', 'kind', 'metadata']);

/** Whether pruning, dropping nulls and filling in defaults would leave a value as it is. Costs no copy. */
export function conforms(schema: Schema | undefined, value: unknown, isRoot = true): boolean {
  if (!schema) return true;
  if (Array.isArray(value))
    return !schema.items || value.every((item) => conforms(schema.items, item, false));
  if (!isFields(value)) return true;
  const { properties = {} } = schema;
  for (const name in properties) {
    const found = value[name];
    if ((found === undefined || found === null) && properties[name]?.default !== undefined) return false;
  }
  const skipsRoot = isRoot || schema['x-kubernetes-embedded-resource'] === true;
  return Object.keys(value).every(
    (name) => (skipsRoot && rootFields.has(name)) || fieldConforms(schema, name, value[name]),
  );
}

function fieldConforms(schema: Schema, name: string, value: unknown): boolean {
  const own = schema.properties;
  const extra = schema.additionalProperties;
  const property =
    own && Object.hasOwn(own, name) ? own[name] : typeof extra === 'object' ? extra : undefined;
  if (!property) return extra === true || schema['x-kubernetes-preserve-unknown-fields'] === true;
  return value === null ? property.nullable === true : conforms(property, value, false);
}
