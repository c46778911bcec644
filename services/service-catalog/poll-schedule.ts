import { createKeyedBackOff } from '#lib/back-off.ts';

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

/** When to ask brokers about operations: at growing intervals, however often the object is looked at in between. */
export function createPollSchedule(options: {
  startMs: number;
  maxMs: number;
  nowMs(): number;
}): PollSchedule {
  const { startMs, maxMs, nowMs } = options;
  const waits = createKeyedBackOff({ firstMs: startMs, longestMs: maxMs, nowMs });
  return {
    due(key) {
      const leftMs = waits.leftMs(key);
      if (leftMs === undefined) {
        return { due: false, afterMs: waits.failed(key) };
      }
      return { due: leftMs === 0 };
    },
    again: (key) => waits.failed(key),
    forget: waits.forget,
  };
}
