import type { Sentence } from '#lib/domain/texts/message.ts';
import { tellIn } from './tell-in.ts';
import { shownTexts } from './texts-context.ts';

/** Says what code outside of components has to say, in the language of the page that is shown: texts of the room `ui`. */
export function tellOnPage(sentence: Sentence): string {
  return tellIn(shownTexts.current, sentence);
}
