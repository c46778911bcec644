import { message, type Sentence } from '#lib/domain/texts/message.ts';

/** "a or b or c"; empty where there are none. */
export function alternatives(parts: readonly Sentence[]): Sentence {
  const [first = '', ...others] = parts;
  return others.reduce<Sentence>((before, next) => message('findings.or', { before, next }), first);
}
