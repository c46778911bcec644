import { headerName, type RawHeaders } from './header-name.ts';

/** How the end of a body is told. */
export type Framing = 'none' | 'length' | 'chunked' | 'close';

/**
 * The head of an answer to a caller.
 * @param lasts whether the connection goes on after it.
 */
export function formatHead(
  answer: { status: number; reason: string; headers: RawHeaders },
  framing: Framing,
  lasts: boolean,
): string {
  let head = `HTTP/1.1 ${answer.status} ${answer.reason}\r\n`;
  head += formatFields(answer.headers);
  if (framing === 'chunked') {
    head += 'Transfer-Encoding: chunked\r\n';
  }
  return lasts ? `${head}\r\n` : `${head}Connection: close\r\n\r\n`;
}

/** Header lines, or those behind a body. */
export function formatFields(fields: RawHeaders): string {
  let lines = '';
  for (let i = 0; i < fields.length; i += 2) {
    lines += `${fields[i]}: ${fields[i + 1]}\r\n`;
  }
  return lines;
}

/** The framing that an answer to this method gets. */
export function framingOf(method: string, status: number, headers: RawHeaders): Framing {
  if (method === 'HEAD' || status === 204 || status === 304) {
    return 'none';
  }
  for (let i = 0; i < headers.length; i += 2) {
    if (headerName(headers[i] ?? '').lower === 'content-length') {
      return 'length';
    }
  }
  return 'chunked';
}
