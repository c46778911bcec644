'use client';

import { useSyncExternalStore } from 'react';

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

function subscribe(periodMs: number, listener: () => void): () => void {
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

function read(periodMs: number): number {
  const clock = clockOf(periodMs);
  // a clock that nobody listened to has stood still
  if (clock.timer === undefined && Date.now() - clock.nowMs > periodMs) {
    clock.nowMs = Date.now();
  }
  return clock.nowMs;
}

/** The time, renewed every `periodMs`; all users of one period share one timer. */
export function useNow(periodMs: number): number {
  return useSyncExternalStore(
    (listener) => subscribe(periodMs, listener),
    () => read(periodMs),
    () => read(periodMs),
  );
}
