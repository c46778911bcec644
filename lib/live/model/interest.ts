/** Whether anybody looks at something that is fetched for those who look. */
export interface Interest {
  readonly isTaken: boolean;
  /** Somebody begins to look. Returns the way out. */
  take(): () => void;
  /** Calls `listener` when the first one begins to look. Returns the way out. */
  onTaken(listener: () => void): () => void;
}

export function createInterest(): Interest {
  const takers = new Set<object>();
  const listeners = new Set<() => void>();
  return {
    get isTaken() {
      return takers.size > 0;
    },
    take() {
      const taker = {};
      const isFirst = takers.size === 0;
      takers.add(taker);
      if (isFirst) {
        for (const listener of listeners) {
          listener();
        }
      }
      return () => takers.delete(taker);
    },
    onTaken(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
