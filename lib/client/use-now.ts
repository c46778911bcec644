'use client';

import { useSyncExternalStore } from 'react';
import { readClock, subscribeToClock } from './clock.ts';

/** The time, renewed every `periodMs`; all users of one period share one timer. */
export function useNow(periodMs: number): number {
  return useSyncExternalStore(
    (listener) => subscribeToClock(periodMs, listener),
    () => readClock(periodMs),
    () => readClock(periodMs),
  );
}
