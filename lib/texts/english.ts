import { defaultLocale } from '#lib/domain/texts/locale.ts';
import type { Sentence } from '#lib/domain/texts/message.ts';
import { renderMessage } from './render-message.ts';

/** A sentence in English: for logs, the command line, and what services say to each other. */
export function inEnglish(sentence: Sentence): string {
  return renderMessage(defaultLocale, sentence);
}
