import { intlLocales, type Locale } from './locale.ts';

/** A text as it stands within a sentence. German nouns have capitals there too: a German text stays as it is. */
export function inSmallLetters(text: string, locale: Locale): string {
  return locale === 'de' ? text : text.toLocaleLowerCase(intlLocales[locale]);
}
