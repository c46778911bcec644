'use client';

import type { FormatValues } from 'icu-minify/format';
import { createElement, Fragment, type ReactNode, useContext, useMemo } from 'react';
import { formatCompiled } from '#lib/domain/texts/format-compiled.ts';
import { inSmallLetters } from '#lib/domain/texts/in-small-letters.ts';
import type { Locale } from '#lib/domain/texts/locale.ts';
import { isMessage, type KeyOf, type Room, type Sentence } from '#lib/domain/texts/message.ts';
import type { Tell, Texts } from './text-types.ts';
import { type GivenTexts, TextsContext } from './texts-context.ts';

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
  const say = (key: KeyOf<R>, values: Values = {}) => fill(given, room, key, values);
  return Object.assign(say, { rich: say }) as unknown as Texts<R>;
}

/** Says messages that were made in the browser: `tell(labelOfRemedy(remedy))`. The page has to be given their rooms. */
export function useTell(): Tell {
  const given = useContext(TextsContext);
  return useMemo(() => {
    const tell = (sentence: Sentence): string => {
      if (typeof sentence === 'string') {
        return sentence;
      }
      const dot = sentence.id.indexOf('.');
      const values = Object.entries(sentence.values).map(([name, value]) => [
        name,
        isMessage(value) ? tell(value) : value,
      ]);
      const room = sentence.id.slice(0, dot) as Room;
      const said = fill(given, room, sentence.id.slice(dot + 1), Object.fromEntries(values)) as string;
      return sentence.isLowerCase === true ? inSmallLetters(said, given.locale) : said;
    };
    return tell;
  }, [given]);
}

type Values = Record<string, string | number | Date | ((children: ReactNode) => ReactNode)>;

function fill({ locale, rooms }: GivenTexts, room: Room, key: string, values: Values): ReactNode {
  const text = rooms[room]?.[key];
  if (text === undefined) {
    return `${room}.${key}`;
  }
  const filled = formatCompiled<ReactNode>(text, locale, toFormatValues(values));
  return Array.isArray(filled) ? createElement(Fragment, null, ...filled) : filled;
}

function toFormatValues(values: Values): FormatValues<ReactNode> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'function'
        ? (parts: ReactNode[]) => value(createElement(Fragment, null, ...parts))
        : value,
    ]),
  );
}
