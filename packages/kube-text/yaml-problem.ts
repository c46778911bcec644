import type { ErrorCode, LineCounter, YAMLParseError } from 'yaml';

export interface TextProblem {
  /** From 1. */
  line: number;
  column: number;
  /** In English. */
  message: string;
  /** What is wrong, for who says it in another language, with what `message` has in braces in `yamlFaults`. */
  code: YamlFault;
  values: Readonly<Record<string, string>>;
}

export type YamlFault = keyof typeof yamlFaults;

/** What can be wrong with a text, in words for people. */
export const yamlFaults = {
  tabIndents: 'A tab cannot indent: use blanks.',
  badIndent: 'The indentation does not fit the lines above.',
  badAlias: 'An alias needs a name, and an anchor of that name above it.',
  needsQuotes: 'A value that holds ": " needs quotes around it; a nested member needs a line of its own.',
  notAMember:
    'This is neither "name: value" nor part of the line above: a colon or the indentation is missing.',
  notClosed: 'The {closing} that closes this is missing, or is not indented as far as what it closes.',
  notRead: '{reason}',
  secondDocument: 'A second document begins here: only one object can be written at a time.',
  tooManyAliased: 'The aliases multiply to more than {most} values.',
  keyTwice: 'The key {key} stands twice here.',
  notMergeable: 'Only a mapping, or a list of them, can be merged with <<.',
  noAnchor: 'No anchor &{name} stands above.',
  containsItself: 'What *{name} stands for contains itself.',
  keyNoText: 'A key has to be a text here: put it in quotes.',
  notOfKind: '{text} is no {kind}.',
  numberNotHeld: '{text} is no number that an object can hold: put it in quotes if it is a text.',
  notBase64: 'This is not base64.',
} as const;

const faultOf: Partial<Record<ErrorCode, YamlFault>> = {
  TAB_AS_INDENT: 'tabIndents',
  BAD_INDENT: 'badIndent',
  BAD_ALIAS: 'badAlias',
  BLOCK_AS_IMPLICIT_KEY: 'needsQuotes',
  MULTILINE_IMPLICIT_KEY: 'notAMember',
};

/** A place in a text. */
export type TextPlace = Pick<TextProblem, 'line' | 'column'>;

/** What is wrong at a place, with its words. */
export function problemAt(
  { line, column }: TextPlace,
  code: YamlFault,
  values: TextProblem['values'] = {},
): TextProblem {
  const message = yamlFaults[code].replace(/\{(\w+)\}/g, (_found, name: string) => values[name] ?? '');
  return { line, column, message, code, values };
}

/** What is wrong with a text, and where, of what the library says. */
export function yamlProblem({ code, message, pos }: YAMLParseError, lines: LineCounter): TextProblem {
  const { line, col } = lines.linePos(pos[0]);
  const place = { line, column: col };
  const closing = /end with a ([\]}])/.exec(message)?.[1];
  if (closing !== undefined) {
    return problemAt(place, 'notClosed', { closing });
  }
  const fault = faultOf[code];
  return fault === undefined
    ? problemAt(place, 'notRead', { reason: plain(message) })
    : problemAt(place, fault);
}

/** Without the place and the excerpt that the library adds. */
function plain(message: string): string {
  const [first = message] = message.split(' at line ');
  return first.endsWith('.') ? first : `${first}.`;
}
