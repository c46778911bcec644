import compile from 'icu-minify/compile';
import type { CompiledMessage } from 'icu-minify/format';
import type { Locale } from '#lib/domain/texts/locale.ts';
import type { Room } from '#lib/domain/texts/message.ts';
import { de } from '#locales/de.ts';
import { type Catalogue, en } from '#locales/en.ts';
import { pseudoText } from './pseudo-text.ts';

/** The texts of a room by their keys, ready to be filled in: plain JSON. */
export type CompiledRoom = Readonly<Record<string, CompiledMessage>>;

const catalogues: Record<Locale, Catalogue> = { en, de, qps: en };
const compiled = new Map<string, CompiledRoom>();

/** The texts of `room` in a language; compiled once. */
export function compiledRoom(locale: Locale, room: Room): CompiledRoom {
  const key = `${locale}.${room}`;
  const known = compiled.get(key) ?? compileRoom(locale, room);
  compiled.set(key, known);
  return known;
}

function compileRoom(locale: Locale, room: Room): CompiledRoom {
  const texts = Object.entries<string>(catalogues[locale][room]).map(([key, text]) => {
    const made = compile(text);
    return [key, locale === 'qps' ? pseudoText(made) : made];
  });
  // objects without a prototype do not travel to a browser
  return JSON.parse(JSON.stringify(Object.fromEntries(texts)));
}
