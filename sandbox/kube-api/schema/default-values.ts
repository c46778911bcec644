import { cloneJson, isFields } from '../meta/api-object.ts';
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
  for (const [name, property] of Object.entries(resolved.properties ?? {})) {
    if (property.default === undefined) continue;
    const found = value[name];
    if (found === undefined || (found === null && !property.nullable))
      value[name] = cloneJson(property.default);
  }
  for (const [name, found] of Object.entries(value)) {
    const property = resolved.properties?.[name];
    if (property) applySchemaDefaults(property, found);
    else if (typeof resolved.additionalProperties === 'object')
      applySchemaDefaults(resolved.additionalProperties, found);
  }
}
