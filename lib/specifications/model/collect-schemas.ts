import { emptySchema } from './empty-schema.ts';
import type { Room } from './model-room.ts';
import type { SharedSchema } from './specification-model.ts';

/**
 * The shared schemas that `entries` refer to, with those that these refer to, as long as there is room; then outlines,
 * which have a name and their place; in the order of the document.
 */
export function collectSchemas(entries: unknown, all: readonly SharedSchema[], room: Room): SharedSchema[] {
  const places = new Map(all.map(({ key }, at) => [key, at]));
  const found = new Map<string, SharedSchema>();
  let keys = refsOf(entries);
  while (keys.size > 0) {
    keys = new Set([...keys].flatMap((key) => [...collect(key)]));
  }

  /** @returns the keys that the schema refers to in turn. */
  function collect(key: string): ReadonlySet<string> {
    const at = places.get(key);
    const schema = at === undefined ? undefined : all[at];
    if (schema === undefined || at === undefined || found.has(key)) {
      return new Set();
    }
    const isWhole = room.take(schema);
    found.set(key, isWhole ? schema : { key, name: schema.name, schema: emptySchema, at });
    return isWhole ? refsOf(schema.schema) : new Set();
  }

  const placeOf = ({ key }: SharedSchema) => places.get(key) ?? 0;
  return [...found.values()].sort((left, right) => placeOf(left) - placeOf(right));
}

/** The keys of shared schemas that a part of a model refers to. */
function refsOf(part: unknown): Set<string> {
  const refs = new Set<string>();
  const waiting = [part];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'object' && value !== null) {
      const { ref } = value as { ref?: unknown };
      if (typeof ref === 'string') {
        refs.add(ref);
      }
      for (const inner of Object.values(value)) {
        waiting.push(inner);
      }
    }
  }
  return refs;
}
