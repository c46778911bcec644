/** Something in a YAML text that a person must change. */
export class YamlProblem extends Error {
  readonly start: number;
  readonly end: number;

  constructor(message: string, start: number, end = start + 1) {
    super(message);
    this.start = start;
    this.end = end;
  }
}

/** What the parser says in words of its own, said for who wrote the text. */
const words: [pattern: RegExp, message: string][] = [
  [/maxDepth|call stack/i, 'The document is nested too deeply.'],
  [/multiline key/, 'This is neither a value nor a name with a colon behind it.'],
  [/^expected ':' after/, 'A colon is missing behind this name.'],
  [/tab characters/, 'YAML takes no tabs for indentation: use blanks.'],
  [/indentation/, 'This line is not indented as those it belongs to.'],
  [/within a (single|double) quoted scalar/, 'A text in quotes is not closed.'],
  [/within a flow collection/, 'A { or [ is not closed.'],
  [/missed comma/, 'A comma is missing here.'],
  [/non-printable|null byte/, 'The text holds signs that cannot be printed: it may be no text file.'],
  [/document separator is expected/, 'The document ends before this.'],
];

/** What is wrong, from the parser's reason. */
export function yamlProblemText(reason: string): string {
  const known = words.find(([pattern]) => pattern.test(reason))?.[1];
  return known ?? `This cannot be read as YAML: ${reason.trim().replace(/\.$/, '')}.`;
}
