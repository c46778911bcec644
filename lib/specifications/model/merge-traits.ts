import type { SchemaReader } from './create-schema-reader.ts';
import { type JsonObject, listOf, objectOf } from './read-values.ts';

/** Deeper than any traits for people; beyond it the later part counts whole. */
const deepest = 100;

/**
 * An operation or message of AsyncAPI with its traits put in, in their order, as JSON Merge Patch. Up to version 2 a trait
 * overrides the object; from 3 on the object has the last word ("A property on a trait MUST NOT override the same property
 * on the target object").
 */
export function mergeTraits(schemas: SchemaReader, value: JsonObject, isLater: boolean): JsonObject {
  const traits = listOf(value.traits).map((trait) => schemas.resolve(trait));
  if (traits.length === 0) {
    return value;
  }
  const { traits: _traits, ...own } = value;
  const parts = isLater ? [...traits, own] : [own, ...traits];
  const mergePatch = createMergePatch(schemas);
  return parts.reduce((merged, part) => mergePatch(merged, part), {});
}

type MergePatch = (origin: JsonObject, patch: JsonObject, depth?: number) => JsonObject;

/** Each pair of objects is merged once; one within itself counts for its later part, so that circles end. */
function createMergePatch(schemas: SchemaReader): MergePatch {
  const merged = new Map<JsonObject, Map<JsonObject, JsonObject>>();

  function mergePatch(origin: JsonObject, patch: JsonObject, depth = 0): JsonObject {
    const withOrigin = merged.get(origin) ?? new Map<JsonObject, JsonObject>();
    const known = origin === patch || depth > deepest ? patch : withOrigin.get(patch);
    if (known !== undefined) {
      return known;
    }
    merged.set(origin, withOrigin.set(patch, patch));
    const members = new Map(Object.entries(origin));
    const mergeMember = (before: unknown, value: unknown) =>
      isObject(before) && isObject(value)
        ? mergePatch(schemas.resolve(before), schemas.resolve(value), depth + 1)
        : value;
    for (const [key, value] of Object.entries(patch)) {
      if (value === null) {
        members.delete(key);
      } else {
        members.set(key, mergeMember(members.get(key), value));
      }
    }
    const result = Object.fromEntries(members);
    withOrigin.set(patch, result);
    return result;
  }

  return mergePatch;
}

function isObject(value: unknown): boolean {
  return Object.keys(objectOf(value)).length > 0;
}
