import type { FormatValues } from 'icu-minify/format';
import { formatCompiled } from '#lib/domain/texts/format-compiled.ts';
import { inSmallLetters } from '#lib/domain/texts/in-small-letters.ts';
import type { Locale } from '#lib/domain/texts/locale.ts';
import { isMessage, type Room, type Sentence, type Told } from '#lib/domain/texts/message.ts';
import { compiledRoom } from './compiled-room.ts';

/** The words of a sentence in a language. A text that is no message stays as it is. */
export function renderMessage(locale: Locale, sentence: Sentence): string {
  if (typeof sentence === 'string') {
    return sentence;
  }
  const { id, values, isLowerCase } = sentence;
  const dot = id.indexOf('.');
  const text = compiledRoom(locale, id.slice(0, dot) as Room)[id.slice(dot + 1)];
  if (text === undefined) {
    return id;
  }
  const said = formatCompiled(text, locale, renderAll(locale, values) as FormatValues<string>) as string;
  return isLowerCase === true ? inSmallLetters(said, locale) : said;
}

/** `value` with each message in it in a language. What has none is the same object. */
export function renderAll<T>(locale: Locale, value: T): Told<T> {
  return render(locale, value) as Told<T>;
}

function render(locale: Locale, value: unknown): unknown {
  if (isMessage(value)) {
    return renderMessage(locale, value);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => render(locale, item));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  const members = Object.entries(value).map(
    ([name, member]) => [name, render(locale, member), member] as const,
  );
  return members.some(([, after, before]) => after !== before)
    ? Object.fromEntries(members.map(([name, after]) => [name, after]))
    : value;
}
