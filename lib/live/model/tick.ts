const quietMs = 20;
const busyMs = 100;
/** From so many changes a second on they are folded. */
const busyFrom = 50;
const clockMs = 15_000;

export interface Tick {
  /** Something has changed: it is settled soon, together with what comes until then. */
  wind(): void;
  /** Settles what has changed, at once. */
  now(): void;
  stop(): void;
}

/**
 * @param settle called after changes.
 * @param onClock called until it says that it is done, again and again: what depends on the time of day is looked at anew, a little
 * at a time.
 */
export function createTick(settle: () => void, onClock: () => boolean): Tick {
  let timer: NodeJS.Timeout | undefined;
  let secondStartedMs = 0;
  let changes = 0;
  let isBusy = false;

  function count(): void {
    const nowMs = performance.now();
    if (nowMs - secondStartedMs >= 1_000) {
      isBusy = changes > busyFrom && nowMs - secondStartedMs < 2_000;
      secondStartedMs = nowMs;
      changes = 0;
    }
    changes += 1;
    isBusy ||= changes > busyFrom;
  }

  function now(): void {
    clearTimeout(timer);
    timer = undefined;
    settle();
  }

  function lookAtClock(): void {
    clock = setTimeout(lookAtClock, onClock() ? clockMs : quietMs).unref();
  }

  let clock = setTimeout(lookAtClock, clockMs).unref();
  return {
    wind() {
      count();
      timer ??= setTimeout(now, isBusy ? busyMs : quietMs);
    },
    now() {
      if (timer !== undefined) {
        now();
      }
    },
    stop() {
      clearTimeout(timer);
      clearTimeout(clock);
    },
  };
}
