const comment = /\/\*.*?\*\/|(?<![:'"`])\/\/[^\n]*/gs;
/** Of capital, blank and full stop: a sentence, and no key, name or pattern. Faults of programs are said to nobody else. */
const sentence =
  /(?<!\b(?:new TypeError|super)\(\s*)(['`])([A-Z](?:(?!\1)[^\n\\]|\\.)* (?:(?!\1)[^\n\\]|\\.)*[.?!])\1/g;

/** Sentences that stand in the source itself and not in the catalogue, each with its line. */
export function plainSentences(file: string, source: string): string[] {
  const text = source.replace(comment, (found) => found.replace(/[^\n]/g, ' '));
  return [...text.matchAll(sentence)].map(
    ({ index, 2: words = '' }) =>
      `${file}:${text.slice(0, index).split('\n').length}: “${words}” is not from the catalogue`,
  );
}
