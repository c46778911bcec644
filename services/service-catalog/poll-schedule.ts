export interface PollSchedule {
  /**
   * Whether it is time to ask about `key` again. The first time it is not, but after the start delay.
   * `afterMs` is set when the caller has to come back by itself; without it a wake-up is on its way already.
   */
  due(key: string): { due: true } | { due: false; afterMs?: number };
  /** Says that the question was asked and the answer is still open. @returns the delay to the next one. */
  again(key: string): number;
  forget(key: string): void;
}

/** Timers may fire a moment before their time. */
const toleranceMs = 3;

/** When to ask brokers about operations: at growing intervals, however often the object is looked at in between. */
export function createPollSchedule(options: {
  startMs: number;
  maxMs: number;
  nowMs(): number;
}): PollSchedule {
  const { startMs, maxMs, nowMs } = options;
  const waiting = new Map<string, { delayMs: number; atMs: number }>();
  return {
    due(key) {
      const entry = waiting.get(key);
      if (entry === undefined) {
        waiting.set(key, { delayMs: startMs, atMs: nowMs() + startMs });
        return { due: false, afterMs: startMs };
      }
      return nowMs() + toleranceMs >= entry.atMs ? { due: true } : { due: false };
    },
    again(key) {
      const delayMs = Math.min((waiting.get(key)?.delayMs ?? startMs) * 2, maxMs);
      waiting.set(key, { delayMs, atMs: nowMs() + delayMs });
      return delayMs;
    },
    forget: (key) => waiting.delete(key),
  };
}
