'use client';

import { useSyncExternalStore } from 'react';

/**
 * How far what is on screen can be trusted:
 * `live` (changes arrive), `connecting` (first connection), `reconnecting` (the console's stream is interrupted),
 * `gone` (it is interrupted for longer than a hiccup: the console does not answer),
 * `stale` (the console answers, but the Kubernetes API doesn't answer it), `refused` (the console serves no stream to this page).
 */
export interface Freshness {
  state: 'connecting' | 'live' | 'reconnecting' | 'gone' | 'stale' | 'refused';
  /** Why it is refused. */
  reason?: string | undefined;
  /** Since when, in ms of the epoch. */
  sinceMs: number;
  /** When the console was last heard, in ms of the epoch: what is on screen was so then. */
  heardMs: number;
}

let heardMs = Date.now();
let current: Freshness = { state: 'connecting', sinceMs: heardMs, heardMs };
const initial = current;
const listeners = new Set<() => void>();

export function setFreshness(state: Freshness['state'], reason?: string): void {
  if (state === current.state && reason === current.reason) {
    return;
  }
  current = { state, reason, sinceMs: Date.now(), heardMs };
  for (const listener of listeners) {
    listener();
  }
}

/** To be told of every message of the console's stream. */
export function noteHeard(): void {
  heardMs = Date.now();
}

export function freshness(): Freshness {
  return current;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useFreshness(): Freshness {
  return useSyncExternalStore(subscribe, freshness, () => initial);
}

/** Whether the console does not answer: what asks it is of no use now. */
export function useConsoleGone(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => current.state === 'gone',
    () => false,
  );
}
