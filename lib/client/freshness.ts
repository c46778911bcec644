'use client';

import { useSyncExternalStore } from 'react';

/**
 * How far what is on screen can be trusted:
 * `live` (changes arrive), `connecting` (first connection), `reconnecting` (the console's stream is interrupted),
 * `stale` (the console answers, but the Kubernetes API doesn't answer it), `refused` (the console serves no stream to this page).
 */
export interface Freshness {
  state: 'connecting' | 'live' | 'reconnecting' | 'stale' | 'refused';
  /** Why it is refused. */
  reason?: string | undefined;
  /** Since when, in ms of the epoch. */
  sinceMs: number;
}

let current: Freshness = { state: 'connecting', sinceMs: Date.now() };
const initial = current;
const listeners = new Set<() => void>();

export function setFreshness(state: Freshness['state'], reason?: string): void {
  if (state === current.state && reason === current.reason) {
    return;
  }
  current = { state, reason, sinceMs: Date.now() };
  for (const listener of listeners) {
    listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useFreshness(): Freshness {
  return useSyncExternalStore(
    subscribe,
    () => current,
    () => initial,
  );
}
