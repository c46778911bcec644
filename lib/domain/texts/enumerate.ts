import { message, type Sentence } from './message.ts';

/** "a, b, c": parts of a sentence with commas between them; empty where there are none. */
export function enumerate(parts: readonly Sentence[]): Sentence {
  const [first = '', ...others] = parts;
  return others.reduce<Sentence>((before, next) => message('ui.listed', { before, next }), first);
}
