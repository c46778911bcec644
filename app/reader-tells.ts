import type { Sentence } from '#lib/domain/texts/message.ts';
import { renderMessage } from '#lib/texts/render-message.ts';
import { readerLocale } from './reader-locale.ts';

/** For words in the files of app, which are drawn on the server: `const tell = await readerTells(); tell(message('connect.title'))`. */
export async function readerTells(): Promise<(sentence: Sentence) => string> {
  const locale = await readerLocale();
  return (sentence) => renderMessage(locale, sentence);
}
