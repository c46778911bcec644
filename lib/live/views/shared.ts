export interface Shared<T> {
  /**
   * Gives what is kept under `key`, made where nobody else has it.
   * @param onChange called whenever `make`'s own listener is.
   */
  take(key: string, onChange: () => void, make: (onChange: () => void) => T): Taken<T>;
}

export interface Taken<T> {
  value: T;
  /** To be called once, when it is no longer needed. */
  release(): void;
}

interface Entry<T> {
  value: T;
  listeners: Set<() => void>;
}

/** Things that several make use of at the same time: made for the first, closed after the last. */
export function createShared<T extends { close(): void }>(): Shared<T> {
  const entries = new Map<string, Entry<T>>();
  return {
    take(key, onChange, make) {
      let entry = entries.get(key);
      if (entry === undefined) {
        const listeners = new Set<() => void>();
        const value = make(() => {
          for (const listener of listeners) {
            listener();
          }
        });
        entry = { value, listeners };
        entries.set(key, entry);
      }
      const { value, listeners } = entry;
      // a function of its own: the same one may be given twice
      const listener = () => onChange();
      listeners.add(listener);
      return {
        value,
        release() {
          listeners.delete(listener);
          if (listeners.size === 0 && entries.get(key)?.value === value) {
            entries.delete(key);
            value.close();
          }
        },
      };
    },
  };
}
