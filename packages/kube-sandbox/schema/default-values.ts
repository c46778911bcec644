import { cloneJson, type Fields, isFields } from '../meta/api-object.ts';
import { resolveSchema, type Schema } from './schema.ts';

/**
 * Fills in the defaults a structural schema declares, in place. A null where null is not allowed and a default exists
 * counts as absent.
 */
export function applySchemaDefaults(schema: Schema | undefined, value: unknown): void {
  const resolved = resolveSchema(schema);
  if (!resolved) return;
  if (Array.isArray(value)) {
    for (const item of value) applySchemaDefaults(resolved.items, item);
    return;
  }
  if (!isFields(value)) return;
  fillIn(resolved.properties ?? {}, value);
  for (const [name, found] of Object.entries(value)) {
    const property = resolved.properties?.[name];
    if (property) applySchemaDefaults(property, found);
    else if (typeof resolved.additionalProperties === 'object')
      applySchemaDefaults(resolved.additionalProperties, found);
  }
}

function fillIn(properties: Record<string, Schema>, value: Fields): void {
  for (const [name, property] of Object.entries(properties)) {
    const found = value[name];
    const isAbsent = found === undefined || (found === null && !property.nullable);
    if (property.default !== undefined && isAbsent) value[name] = cloneJson(property.default);
  }
}
