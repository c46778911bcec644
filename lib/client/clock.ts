interface Clock {
  nowMs: number;
  listeners: Set<() => void>;
  timer: ReturnType<typeof setInterval> | undefined;
}

const clocks = new Map<number, Clock>();

function clockOf(periodMs: number): Clock {
  const known = clocks.get(periodMs);
  if (known !== undefined) {
    return known;
  }
  const clock: Clock = { nowMs: Date.now(), listeners: new Set(), timer: undefined };
  clocks.set(periodMs, clock);
  return clock;
}

/** Calls `listener` each `periodMs`; all listeners of one period share one timer. Returns the way out. */
export function subscribeToClock(periodMs: number, listener: () => void): () => void {
  const clock = clockOf(periodMs);
  clock.listeners.add(listener);
  clock.timer ??= setInterval(() => {
    clock.nowMs = Date.now();
    for (const notify of clock.listeners) {
      notify();
    }
  }, periodMs);
  return () => {
    clock.listeners.delete(listener);
    if (clock.listeners.size === 0) {
      clearInterval(clock.timer);
      clock.timer = undefined;
    }
  };
}

/** The time of the shared clock, at most one period old, also where a busy or hidden page has kept its timer waiting. */
export function readClock(periodMs: number): number {
  const clock = clockOf(periodMs);
  if (Date.now() - clock.nowMs > periodMs) {
    clock.nowMs = Date.now();
  }
  return clock.nowMs;
}
