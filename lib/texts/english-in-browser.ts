import type { Sentence } from '#lib/domain/texts/message.ts';

/** In the place of english.ts where a browser loads it (`imports` of package.json): a browser has no catalogue, only the texts of its page. */
export function inEnglish(sentence: Sentence): string {
  return typeof sentence === 'string' ? sentence : sentence.id;
}
