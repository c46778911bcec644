import { type Fields, isFields } from '../meta/api-object.ts';
import { extraSchema, ownProperty, resolveSchema, type Schema } from './schema.ts';

/** Always kept at the root of an object and of an embedded one. */
const rootFields = new Set(['apiVersion', 'kind', 'metadata']);

/**
 * Removes, in place, the fields that a structural schema does not name. Returns the paths of what it removed
 * (`spec.foo`, `spec.list[0].bar`), for strict validation.
 */
export function pruneFields(schema: Schema | undefined, root: unknown): string[] {
  const removed: string[] = [];
  prune(schema, root, '', true, removed);
  return removed;
}

function prune(
  schema: Schema | undefined,
  value: unknown,
  path: string,
  isRoot: boolean,
  removed: string[],
): void {
  const resolved = resolveSchema(schema);
  if (Array.isArray(value)) {
    if (!resolved?.items) return;
    value.forEach((item, i) => {
      prune(resolved.items, item, `${path}[${i}]`, false, removed);
    });
    return;
  }
  if (isFields(value) && resolved) pruneObject(resolved, value, path, isRoot, removed);
}

function pruneObject(schema: Schema, value: Fields, path: string, isRoot: boolean, removed: string[]): void {
  const embedded = isRoot || schema['x-kubernetes-embedded-resource'] === true;
  const keepsUnknown =
    schema.additionalProperties === true || schema['x-kubernetes-preserve-unknown-fields'] === true;
  for (const [name, found] of Object.entries(value)) {
    const at = path ? `${path}.${name}` : name;
    if (embedded && rootFields.has(name)) continue;
    const property = ownProperty(schema, name) ?? extraSchema(schema);
    if (property) prune(property, found, at, false, removed);
    else if (!keepsUnknown) {
      delete value[name];
      removed.push(at);
    }
  }
}
