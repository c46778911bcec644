import type { Locale } from '#lib/domain/texts/locale.ts';
import type { ExpiryEntry } from '#lib/domain/view/expiry-entry.ts';
import { renderMessage } from '#lib/texts/render-message.ts';

/** Entries are not changed, only replaced, and are looked through with each key that is typed. */
const texts = new Map<Locale, WeakMap<ExpiryEntry, string>>();

/** What can be searched of an entry in a language: name, Application and note, in small letters. */
export function expiryText(locale: Locale): (entry: ExpiryEntry) => string {
  const known = texts.get(locale) ?? new WeakMap<ExpiryEntry, string>();
  texts.set(locale, known);
  return (entry) => {
    const text = known.get(entry) ?? textIn(locale, entry);
    known.set(entry, text);
    return text;
  };
}

function textIn(locale: Locale, { name, application, note }: ExpiryEntry): string {
  return `${renderMessage(locale, name)} ${application ?? ''} ${renderMessage(locale, note)}`.toLowerCase();
}
