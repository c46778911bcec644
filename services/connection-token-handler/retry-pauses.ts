/** Remembers, per key, when something that failed may be tried again. */
export interface RetryPauses {
  /** Milliseconds until the next attempt, 0 when it may be made now. `attemptOf` other than at the failure: 0. */
  leftMs(key: string, attemptOf: string): number;
  /** Notes one more failure in a row. @returns the pause before the next attempt. */
  failed(key: string, attemptOf: string): number;
  forget(key: string): void;
}

interface Pause {
  attemptOf: string;
  failures: number;
  untilMs: number;
}

const firstPauseMs = 100;
const longestPauseMs = 30_000;

/**
 * Pauses that double from 100 ms to 30 s. A work queue's own delays do not do here: writing the reason of a failure into
 * the object is a change that would call for the next attempt at once.
 */
export function createRetryPauses(now: () => Date): RetryPauses {
  const pauses = new Map<string, Pause>();

  function pauseOf(key: string, attemptOf: string): Pause | undefined {
    const pause = pauses.get(key);
    return pause?.attemptOf === attemptOf ? pause : undefined;
  }

  return {
    leftMs: (key, attemptOf) => Math.max(0, (pauseOf(key, attemptOf)?.untilMs ?? 0) - now().getTime()),
    failed(key, attemptOf) {
      const failures = (pauseOf(key, attemptOf)?.failures ?? 0) + 1;
      const pauseMs = Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs);
      pauses.set(key, { attemptOf, failures, untilMs: now().getTime() + pauseMs });
      return pauseMs;
    },
    forget: (key) => void pauses.delete(key),
  };
}
