import { headerName, type RawHeaders } from './header-name.ts';

/** Control characters, and line ends that are no CRLF: whatever two parsers could understand differently. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|(?<!\r)\n/;

/**
 * The header lines of a message head, by the strictest reading of RFC 9112, chapter 5: no folded lines, no space before
 * the colon, no bare CR or LF.
 * @param head the head with its start line and the CRLF of its last line
 * @param from where the first header line begins
 * @returns undefined where a line is anything else.
 */
export function parseHeaders(head: string, from: number): RawHeaders | undefined {
  if (forbidden.test(head)) {
    return undefined;
  }
  const headers: RawHeaders = [];
  let at = from;
  while (at < head.length) {
    const end = head.indexOf('\r\n', at);
    const colon = head.indexOf(':', at);
    if (end < 0 || colon < 0 || colon > end) {
      return undefined;
    }
    const name = head.slice(at, colon);
    if (!headerName(name).valid) {
      return undefined;
    }
    headers.push(name, head.slice(skipSpace(head, colon + 1, end), trimEnd(head, colon + 1, end)));
    at = end + 2;
  }
  return headers;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(text.charCodeAt(at))) {
    at++;
  }
  return at;
}

function trimEnd(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && isSpace(text.charCodeAt(at - 1))) {
    at--;
  }
  return at;
}
