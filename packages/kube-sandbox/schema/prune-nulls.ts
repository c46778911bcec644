import { isFields } from '../meta/api-object.ts';
import { extraSchema, ownProperty, type Schema } from './schema.ts';

/** Drops, in place, nulls where the schema allows none and has no default to put there instead. */
export function pruneNulls(schema: Schema | undefined, value: unknown): void {
  if (!schema) return;
  if (Array.isArray(value)) {
    for (const item of value) pruneNulls(schema.items, item);
    return;
  }
  if (!isFields(value)) return;
  const extra = extraSchema(schema);
  for (const [name, found] of Object.entries(value)) {
    const property = ownProperty(schema, name) ?? extra;
    if (!property) continue;
    if (found === null && !property.nullable && property.default === undefined) delete value[name];
    else pruneNulls(property, found);
  }
}
