/** Values by keys, of which each value has several. */
export interface KeyIndex<T> {
  add(keys: readonly string[], value: T): void;
  delete(keys: readonly string[], value: T): void;
  get(key: string): ReadonlySet<T>;
}

const none: ReadonlySet<never> = new Set();

export function createKeyIndex<T>(): KeyIndex<T> {
  const values = new Map<string, Set<T>>();
  return {
    add(keys, value) {
      for (const key of keys) {
        const known = values.get(key);
        if (known === undefined) {
          values.set(key, new Set([value]));
        } else {
          known.add(value);
        }
      }
    },
    delete(keys, value) {
      for (const key of keys) {
        const known = values.get(key);
        known?.delete(value);
        if (known?.size === 0) {
          values.delete(key);
        }
      }
    },
    get: (key) => values.get(key) ?? none,
  };
}
