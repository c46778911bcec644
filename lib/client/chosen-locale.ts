'use client';

import { offeredLocales } from '#lib/domain/texts/locale.ts';
import { choosePreference, usePreference } from './preference.ts';
import { localeCookie } from './preference-cookies.ts';

/** `browser`: the language that the browser asks for. */
export const localeChoices = ['browser', ...offeredLocales] as const;
export type LocaleChoice = (typeof localeChoices)[number];

/** Has the console speak another language: the page is loaded again, because all of its words come from the server. */
export function chooseLocale(choice: LocaleChoice): void {
  choosePreference(localeCookie, choice);
  window.location.reload();
}

export function useLocaleChoice(): LocaleChoice {
  const kept = usePreference(localeCookie);
  return localeChoices.find((choice) => choice === kept) ?? 'browser';
}
