'use client';

import type { CompiledMessage } from 'icu-minify/format';
import { createContext } from 'react';
import type { Locale } from '#lib/domain/texts/locale.ts';
import type { Room } from '#lib/domain/texts/message.ts';

/** The texts that a part of a page has been given. */
export interface GivenTexts {
  locale: Locale;
  rooms: Readonly<Partial<Record<Room, Readonly<Record<string, CompiledMessage>>>>>;
}

/** Tests take testing/english-texts-context.ts in its place (vitest.config.ts): there all texts are given, in English. */
export const TextsContext = createContext<GivenTexts>({ locale: 'en', rooms: {} });

/** The texts of the page that is shown, for what is said outside of components; in the browser alone, which has one reader. */
export const shownTexts: { current: GivenTexts } = { current: { locale: 'en', rooms: {} } };
