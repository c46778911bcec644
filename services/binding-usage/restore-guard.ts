/** Slows down a fight over a workload with whoever keeps taking a usage out of it. */
export interface RestoreGuard {
  /** Notes that a usage was put back. @returns false when that happened too often lately: it has to wait. */
  mayRestore(key: string): boolean;
  forget(key: string): void;
}

const windowMs = 60_000;
const restoresPerWindow = 5;

/** @param now milliseconds. */
export function createRestoreGuard(now: () => number = Date.now): RestoreGuard {
  const restores = new Map<string, number[]>();
  return {
    mayRestore(key) {
      const recent = (restores.get(key) ?? []).filter((atMs) => now() - atMs < windowMs);
      if (recent.length >= restoresPerWindow) {
        restores.set(key, recent);
        return false;
      }
      restores.set(key, [...recent, now()]);
      return true;
    },
    forget: (key) => restores.delete(key),
  };
}
