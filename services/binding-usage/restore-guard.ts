/** Slows down a fight over a workload with whoever keeps taking a usage out of it. */
export interface RestoreGuard {
  /** Notes that a usage was put back. @returns false when that happened too often lately: it has to wait. */
  mayRestore(key: string): boolean;
  /** Whether a usage was told to wait and was not put back since. */
  isWaiting(key: string): boolean;
  forget(key: string): void;
}

const windowMs = 60_000;
const restoresPerWindow = 5;

/** @param now milliseconds. */
export function createRestoreGuard(now: () => number = Date.now): RestoreGuard {
  const restores = new Map<string, number[]>();
  const waiting = new Set<string>();
  return {
    mayRestore(key) {
      const recent = (restores.get(key) ?? []).filter((atMs) => now() - atMs < windowMs);
      if (recent.length >= restoresPerWindow) {
        restores.set(key, recent);
        waiting.add(key);
        return false;
      }
      restores.set(key, [...recent, now()]);
      waiting.delete(key);
      return true;
    },
    isWaiting: (key) => waiting.has(key),
    forget(key) {
      restores.delete(key);
      waiting.delete(key);
    },
  };
}
