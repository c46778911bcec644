'use client';

import { useSyncExternalStore } from 'react';
import { readSilences, type Silence, writeSilences } from '#lib/domain/view/attention-silence.ts';
import { silencesCookie } from './silences-cookie.ts';

const cookieMaxAgeSeconds = 30 * 24 * 3600;
const listeners = new Set<() => void>();

function cookieText(): string {
  const prefix = `${silencesCookie}=`;
  return (
    document.cookie
      .split('; ')
      .find((cookie) => cookie.startsWith(prefix))
      ?.slice(prefix.length) ?? ''
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What this browser leaves out, also what has ended meanwhile. @param atFirst the cookie as it came with the page. */
export function useSilences(atFirst: string): Silence[] {
  return readSilences(useSyncExternalStore(subscribe, cookieText, () => atFirst));
}

/** Remembers what this browser leaves out from now on. */
export function rememberSilences(silences: readonly Silence[]): void {
  // biome-ignore lint/suspicious/noDocumentCookie: a preference the server renders with; the Cookie Store API is not everywhere
  document.cookie = `${silencesCookie}=${writeSilences(silences)}; path=/; max-age=${cookieMaxAgeSeconds}; samesite=lax`;
  for (const listener of listeners) {
    listener();
  }
}
