/** When to make a failed call again: at growing intervals, however often the object is looked at in between. */
export interface RetrySchedule {
  /** Whether the work for this version of the object has to wait; its wake-up is on its way then. */
  isWaiting(key: string, version: number): boolean;
  /** Counts one more failure. @returns the delay to the next attempt. */
  failed(key: string, version: number): number;
  forget(key: string): void;
}

/** Timers may fire a moment before their time. */
const toleranceMs = 3;

export function createRetrySchedule(options: {
  startMs: number;
  maxMs: number;
  nowMs(): number;
}): RetrySchedule {
  const { startMs, maxMs, nowMs } = options;
  const waiting = new Map<string, { version: number; delayMs: number; atMs: number }>();
  return {
    isWaiting(key, version) {
      const entry = waiting.get(key);
      return entry !== undefined && entry.version === version && nowMs() + toleranceMs < entry.atMs;
    },
    failed(key, version) {
      const entry = waiting.get(key);
      const delayMs =
        entry === undefined || entry.version !== version ? startMs : Math.min(entry.delayMs * 2, maxMs);
      waiting.set(key, { version, delayMs, atMs: nowMs() + delayMs });
      return delayMs;
    },
    forget: (key) => waiting.delete(key),
  };
}
