/** Languages that are complete: those that the settings offer. */
export const offeredLocales = ['en', 'de'] as const;

/** English with other letters, for tests: what is not written in it is not in the catalogue. */
export const pseudoLocale = 'qps';

/** A language that the console can be read in. */
export type Locale = (typeof offeredLocales)[number] | typeof pseudoLocale;

/** What is spoken where no other language is asked for: in logs, on the command line, between services. */
export const defaultLocale = 'en' satisfies Locale;

/** Each language by its own name. */
export const localeNames: Record<(typeof offeredLocales)[number], string> = { en: 'English', de: 'Deutsch' };

/** By which rules numbers, dates and plurals are written: a BCP 47 tag. */
export const intlLocales: Record<Locale, string> = { en: 'en-GB', de: 'de-DE', qps: 'en-GB' };
