import type { ErrorCode, LineCounter, YAMLParseError } from 'yaml';

export interface TextProblem {
  /** From 1. */
  line: number;
  column: number;
  message: string;
}

const words: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: 'A tab cannot indent: use blanks.',
  BAD_INDENT: 'The indentation does not fit the lines above.',
  BAD_ALIAS: 'An alias needs a name, and an anchor of that name above it.',
  BLOCK_AS_IMPLICIT_KEY:
    'A value that holds ": " needs quotes around it; a nested member needs a line of its own.',
  MULTILINE_IMPLICIT_KEY:
    'This is neither "name: value" nor part of the line above: a colon or the indentation is missing.',
};

/** What is wrong with a text, and where, in words for people. */
export function yamlProblem({ code, message, pos }: YAMLParseError, lines: LineCounter): TextProblem {
  const { line, col } = lines.linePos(pos[0]);
  const closing = /end with a ([\]}])/.exec(message)?.[1];
  const missing = `The ${closing} that closes this is missing, or is not indented as far as what it closes.`;
  return { line, column: col, message: closing === undefined ? (words[code] ?? plain(message)) : missing };
}

/** Without the place and the excerpt that the library adds. */
function plain(message: string): string {
  const [first = message] = message.split(' at line ');
  return first.endsWith('.') ? first : `${first}.`;
}
