'use client';

import { useSyncExternalStore } from 'react';
import { checkConnection } from './connection-check.ts';

/** Parts that could not be loaded, each as the way to try again. */
const missing = new Set<() => void>();
const listeners = new Set<() => void>();

function notify(): void {
  for (const listener of listeners) {
    listener();
  }
}

function retryAsked(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  missing.add(resolve);
  notify();
  return promise;
}

/**
 * Loads a part of the page's code that is fetched when it is needed, e.g. `loadPart(() => import('./dialog.tsx'))`. It
 * never fails: a part that does not arrive is asked for again by `retryParts`, and the page around it stays.
 */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch {
      checkConnection();
      await retryAsked();
    }
  }
}

/** Asks again for every part that did not arrive. */
export function retryParts(): void {
  const retries = [...missing];
  missing.clear();
  for (const retry of retries) {
    retry();
  }
  notify();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether parts of the page are missing. */
export function usePartsMissing(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => missing.size > 0,
    () => false,
  );
}
