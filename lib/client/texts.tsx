'use client';

import { type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { Locale } from '#lib/domain/texts/locale.ts';
import type { KeyOf, Room } from '#lib/domain/texts/message.ts';
import { fillText, type TextValues } from './fill-text.ts';
import { tellIn } from './tell-in.ts';
import type { Tell, Texts } from './text-types.ts';
import { type GivenTexts, shownTexts, TextsContext } from './texts-context.ts';

export interface TextsProviderProps extends GivenTexts {
  children: ReactNode;
}

/** Gives texts to a part of a page, beside those that it has from around it. */
export function TextsProvider({ locale, rooms, children }: TextsProviderProps) {
  const around = useContext(TextsContext);
  const value = useMemo(
    () => ({ locale, rooms: around.locale === locale ? { ...around.rooms, ...rooms } : rooms }),
    [around, locale, rooms],
  );
  useEffect(() => {
    shownTexts.current = value;
  }, [value]);
  return <TextsContext value={value}>{children}</TextsContext>;
}

/** The language of the page. */
export function useLocale(): Locale {
  return useContext(TextsContext).locale;
}

/**
 * The texts of a room: `const t = useTexts('applications'); t('delete', { name })`, and `t.rich('about', { link: (text) => <a>{text}</a> })`
 * where tags of the text stand for elements. The page has to be given the room (app/text-boundary.tsx).
 */
export function useTexts<R extends Room>(room: R): Texts<R> {
  const given = useContext(TextsContext);
  return useMemo(() => textsOf(given, room), [given, room]);
}

/** The texts of a room, of those that are given. */
export function textsOf<R extends Room>(given: GivenTexts, room: R): Texts<R> {
  const say = (key: KeyOf<R>, values: TextValues = {}) => fillText(given, { room, key, values });
  return Object.assign(say, { rich: say }) as unknown as Texts<R>;
}

/** Says messages that were made in the browser: `tell(labelOfRemedy(remedy))`. The page has to be given their rooms. */
export function useTell(): Tell {
  const given = useContext(TextsContext);
  return useMemo(() => (sentence) => tellIn(given, sentence), [given]);
}
