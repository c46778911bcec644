import { keyOfSentence, type Sentence } from './message.ts';

/** Sentences in their order, each once. */
export function uniqueSentences(sentences: readonly Sentence[]): Sentence[] {
  return [...new Map(sentences.map((sentence) => [keyOfSentence(sentence), sentence])).values()];
}
