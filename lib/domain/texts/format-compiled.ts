import format, { type CompiledMessage, type FormatOptions, type FormatValues } from 'icu-minify/format';
import { intlLocales, type Locale } from './locale.ts';

/** Styles of dates and numbers that texts may name: `{at, date, day}`. */
const formats: FormatOptions['formats'] = {
  date: {
    day: { day: 'numeric', month: 'short', year: 'numeric' },
    moment: {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'short',
    },
  },
  time: {
    minute: { hour: '2-digit', minute: '2-digit' },
    second: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  },
};

/** Makes an object of `Intl` once for each use of it: they are dear. */
function kept<A extends unknown[], F>(make: (...args: A) => F): (...args: A) => F {
  const made = new Map<string, F>();
  return (...args) => {
    const key = JSON.stringify(args);
    const one = made.get(key) ?? make(...args);
    made.set(key, one);
    return one;
  };
}

/** The objects of `Intl` by tag and options, each made once. */
export const formatters: FormatOptions['formatters'] = {
  getDateTimeFormat: kept((...args) => new Intl.DateTimeFormat(...args)),
  getNumberFormat: kept((...args) => new Intl.NumberFormat(...args)),
  getPluralRules: kept((...args) => new Intl.PluralRules(...args)),
};

/** A text of the catalogue with its arguments filled in; a list where a tag has made something else than text of a part of it. */
export function formatCompiled<Part = string>(
  text: CompiledMessage,
  locale: Locale,
  values: FormatValues<Part>,
): string | Part | (string | Part)[] {
  return format<Part>(text, intlLocales[locale], values, { formats, formatters });
}
