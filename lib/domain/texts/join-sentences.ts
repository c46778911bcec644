import { message, type Sentence } from './message.ts';

/** Sentences one after the other, as one; empty where there are none. */
export function joinSentences(sentences: readonly Sentence[]): Sentence {
  const [first = '', ...others] = sentences;
  return others.reduce<Sentence>((before, next) => message('ui.sentences', { before, next }), first);
}
