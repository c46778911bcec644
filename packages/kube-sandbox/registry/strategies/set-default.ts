import { type Fields, isFields } from '../../meta/api-object.ts';

/** Sets a field where it is absent. */
export function setDefault(target: Fields, field: string, value: unknown): void {
  if (target[field] === undefined || target[field] === null) target[field] = value;
}

/** The object in a field, made where it is absent. */
export function ensureFields(target: Fields, field: string): Fields {
  const found = target[field];
  if (isFields(found)) return found;
  const made: Fields = {};
  target[field] = made;
  return made;
}
