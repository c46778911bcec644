import { type Message, message } from '#lib/domain/texts/message.ts';

/** Something in a YAML text that a person must change. */
export class YamlProblem extends Error {
  readonly said: Message;
  readonly start: number;
  readonly end: number;

  constructor(said: Message, start: number, end = start + 1) {
    super(said.id);
    this.said = said;
    this.start = start;
    this.end = end;
  }
}

/** What the parser says in words of its own, said for who wrote the text. */
const words: [pattern: RegExp, said: Message][] = [
  [/maxDepth|call stack/i, message('findings.tooDeep')],
  [/multiline key/, message('findings.yamlNeither')],
  [/^expected ':' after/, message('findings.yamlColon')],
  [/tab characters/, message('findings.yamlTabs')],
  [/indentation/, message('findings.yamlIndent')],
  [/within a (single|double) quoted scalar/, message('findings.yamlQuotes')],
  [/within a flow collection/, message('findings.yamlFlow')],
  [/missed comma/, message('findings.yamlComma')],
  [/non-printable|null byte/, message('findings.yamlSigns')],
  [/document separator is expected/, message('findings.endsBefore')],
];

/** What is wrong, from the parser's reason. */
export function yamlProblemText(reason: string): Message {
  const known = words.find(([pattern]) => pattern.test(reason))?.[1];
  return known ?? message('findings.yamlNotRead', { reason: reason.trim().replace(/\.$/, '') });
}
