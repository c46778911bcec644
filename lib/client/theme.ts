'use client';

import { useSyncExternalStore } from 'react';
import { contrastCookie, themeCookie } from './theme-cookies.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
export const contrasts = ['system', 'normal', 'more'] as const;
export type Contrast = (typeof contrasts)[number];

const cookieMaxAgeSeconds = 365 * 24 * 3600;

const listeners = new Set<() => void>();

function remember(cookie: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: a preference the server renders with; the Cookie Store API is not everywhere
  document.cookie = `${cookie}=${value}; path=/; max-age=${cookieMaxAgeSeconds}; samesite=lax`;
}

function choose(attribute: 'theme' | 'contrast', cookie: string, value: string): void {
  const { dataset } = document.documentElement;
  if (value === 'system') {
    delete dataset[attribute];
  } else {
    dataset[attribute] = value;
  }
  remember(cookie, value);
  for (const listener of listeners) {
    listener();
  }
}

export function chooseTheme(theme: Theme): void {
  choose('theme', themeCookie, theme);
}

export function chooseContrast(contrast: Contrast): void {
  choose('contrast', contrastCookie, contrast);
}

function subscribe(listener: () => void): () => void {
  const queries = [matchMedia('(prefers-color-scheme: dark)'), matchMedia('(prefers-contrast: more)')];
  listeners.add(listener);
  for (const query of queries) {
    query.addEventListener('change', listener);
  }
  return () => {
    listeners.delete(listener);
    for (const query of queries) {
      query.removeEventListener('change', listener);
    }
  };
}

/** The chosen theme, `system` included. */
export function useTheme(): Theme {
  return useSyncExternalStore(
    subscribe,
    () => (document.documentElement.dataset.theme as Theme | undefined) ?? 'system',
    () => 'system',
  );
}

export function useContrast(): Contrast {
  return useSyncExternalStore(
    subscribe,
    () => (document.documentElement.dataset.contrast as Contrast | undefined) ?? 'system',
    () => 'system',
  );
}

/** What is on screen now: for parts that cannot be styled by tokens (editor, graph). */
export function useColorScheme(): 'light' | 'dark' {
  return useSyncExternalStore(
    subscribe,
    () => {
      const chosen = document.documentElement.dataset.theme;
      if (chosen === 'light' || chosen === 'dark') {
        return chosen;
      }
      return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    },
    () => 'light',
  );
}
