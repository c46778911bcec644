import { fieldsOmittingZero } from '../wire/wire-fields.ts';
import { builtinDefinitions, type Schema } from './schema.ts';

/** The schemas of fields whose zero the real server's encoder leaves out (`hostNetwork: false`, `minReadySeconds: 0`). */
const omitting = new Set<Schema>();

for (const [name, definition] of Object.entries(builtinDefinitions)) {
  for (const field of fieldsOmittingZero(name)) {
    const property = definition.properties?.[field];
    if (property) omitting.add(property);
  }
}

export function omitsZero(property: Schema): boolean {
  return omitting.has(property);
}
