import { defaultLocale, type Locale, offeredLocales, pseudoLocale } from './locale.ts';

export interface LocaleWish {
  /** What this browser has chosen in the settings. */
  chosen: string | undefined;
  /** The header Accept-Language (RFC 9110, 12.5.4). */
  acceptLanguage: string | null | undefined;
}

/** The language of an answer: the one that was chosen, else the first that the browser asks for and the console has, else English. */
export function chooseLocale({ chosen, acceptLanguage }: LocaleWish): Locale {
  return (
    ([...offeredLocales, pseudoLocale] as const).find((locale) => locale === chosen) ??
    wishesOf(acceptLanguage ?? '')
      .map((tag) => offeredLocales.find((locale) => locale === tag.split('-')[0]))
      .find((locale) => locale !== undefined) ??
    defaultLocale
  );
}

/** Tags in lower case, the most wanted first; those that are not wanted at all are left out. */
function wishesOf(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((left, right) => right.weight - left.weight)
    .map(({ tag }) => tag);
}
