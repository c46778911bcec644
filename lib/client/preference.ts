'use client';

import { useSyncExternalStore } from 'react';
import { keepPreference, readPreference } from './preference-cookies.ts';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps a choice in this browser, and tells all who show it. */
export function choosePreference(cookie: string, value: string): void {
  keepPreference(cookie, value);
  for (const listener of listeners) {
    listener();
  }
}

/** What this browser has chosen. @param onServer what is taken for it while the server renders */
export function usePreference(cookie: string, onServer?: string): string | undefined {
  return useSyncExternalStore(
    subscribe,
    () => readPreference(cookie),
    () => onServer,
  );
}
