import { type Fields, isFields } from '../meta/api-object.ts';

/** JSON merge patch (RFC 7386). Gives a new value; what the patch does not touch is shared with `target`. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isFields(patch)) return patch;
  const merged: Fields = isFields(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}
