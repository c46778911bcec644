import { inSmallLetters } from '#lib/domain/texts/in-small-letters.ts';
import { isMessage, type Room, type Sentence } from '#lib/domain/texts/message.ts';
import { fillText } from './fill-text.ts';
import type { GivenTexts } from './texts-context.ts';

/** Says a sentence with the texts that a page was given. */
export function tellIn(given: GivenTexts, sentence: Sentence): string {
  if (typeof sentence === 'string') {
    return sentence;
  }
  const dot = sentence.id.indexOf('.');
  const values = Object.entries(sentence.values).map(([name, value]) => [
    name,
    isMessage(value) ? tellIn(given, value) : value,
  ]);
  const said = fillText(given, {
    room: sentence.id.slice(0, dot) as Room,
    key: sentence.id.slice(dot + 1),
    values: Object.fromEntries(values),
  }) as string;
  return sentence.isLowerCase === true ? inSmallLetters(said, given.locale) : said;
}
