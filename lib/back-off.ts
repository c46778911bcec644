export interface BackOffOptions {
  /** Delay after the first failure, milliseconds; each further failure in a row doubles it. */
  firstMs: number;
  /** Where the doubling ends. */
  longestMs?: number;
  /**
   * Share of the delay that is waited at the least and at the most, such as `[0.5, 1]`: so that many who failed together
   * do not come back together. Without it the delay is waited exactly.
   */
  spread?: readonly [number, number];
  /** A number from 0 to below 1, as `Math.random` gives it. */
  random?(): number;
}

/** The delay before the next attempt, milliseconds. @param failures how many there were in a row, from 1 */
export function backOffMs(
  failures: number,
  { firstMs, longestMs = Number.POSITIVE_INFINITY, spread, random = Math.random }: BackOffOptions,
): number {
  const wholeMs = Math.min(firstMs * 2 ** (failures - 1), longestMs);
  if (spread === undefined) {
    return wholeMs;
  }
  const [least, most] = spread;
  return wholeMs * (least + (most - least) * random());
}

/** The delays of one thing that is tried again and again. */
export interface BackOff {
  /** Counts one more failure. @returns the delay before the next attempt, milliseconds. */
  nextMs(): number;
  /** It has worked. */
  reset(): void;
}

export function createBackOff(options: BackOffOptions): BackOff {
  let failures = 0;
  return {
    nextMs: () => backOffMs(++failures, options),
    reset() {
      failures = 0;
    },
  };
}

/** Remembers of many things when each may be tried again, however often somebody looks at them in between. */
export interface KeyedBackOff {
  /**
   * Milliseconds until the next attempt, 0 when it may be made now. Undefined without a failure on record, and where the
   * thing is no longer in the state that failed.
   */
  leftMs(key: string, state?: string | number): number | undefined;
  /** Counts one more failure of this state. @returns the delay before the next attempt, milliseconds. */
  failed(key: string, state?: string | number): number;
  forget(key: string): void;
}

/** Timers may fire a moment before their time. */
const toleranceMs = 3;

/**
 * A work queue's own delays do not do for whoever writes the reason of a failure into the object: that change calls for the
 * next attempt at once.
 */
export function createKeyedBackOff(options: BackOffOptions & { nowMs(): number }): KeyedBackOff {
  const { nowMs } = options;
  const records = new Map<string, { state: string | number | undefined; failures: number; dueMs: number }>();

  function recordOf(key: string, state: string | number | undefined) {
    const record = records.get(key);
    return record?.state === state ? record : undefined;
  }

  return {
    leftMs(key, state) {
      const record = recordOf(key, state);
      if (record === undefined) {
        return undefined;
      }
      const leftMs = record.dueMs - nowMs();
      return leftMs > toleranceMs ? leftMs : 0;
    },
    failed(key, state) {
      const failures = (recordOf(key, state)?.failures ?? 0) + 1;
      const delayMs = backOffMs(failures, options);
      records.set(key, { state, failures, dueMs: nowMs() + delayMs });
      return delayMs;
    },
    forget: (key) => void records.delete(key),
  };
}
