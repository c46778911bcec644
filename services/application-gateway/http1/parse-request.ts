import { downloadMark } from '#lib/http/download-mark.ts';
import { headerName, type RawHeaders } from './header-name.ts';
import { parseHeaders } from './parse-headers.ts';

export interface PlainRequest {
  method: string;
  /** Path and query. */
  url: string;
  host: string;
  headers: RawHeaders;
  /** The whole body; null where the request announces none. */
  body: Buffer | null;
  /** The caller wants no further answer on this connection. */
  last: boolean;
}

const requestLine = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (\/[!-"$-~]*) HTTP\/1\.1$/;
const length = /^\d{1,9}$/;
const connection = /^(?:close|keep-alive)$/i;
const longestHeadBytes = 16_384;

/** Headers that say something about the message which only a complete parser may decide, or why it is refused. */
const intricate = new Set([
  'host',
  'content-length',
  'connection',
  // some read it as Connection, Node among them
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
  'expect',
  'trailer',
  'te',
  downloadMark.name,
]);

/**
 * Reads a chunk that is exactly one plain request: a whole head that no two parsers could read differently, and the body
 * whole behind it, or none. Everything else is left to Node's own server.
 */
export function parseRequest(chunk: Buffer): PlainRequest | undefined {
  const headEnd = chunk.indexOf('\r\n\r\n');
  if (headEnd < 0 || headEnd > longestHeadBytes) {
    return undefined;
  }
  const head = chunk.toString('latin1', 0, headEnd + 2);
  const lineEnd = head.indexOf('\r\n');
  const line = requestLine.exec(head.slice(0, lineEnd));
  const headers = line === null ? undefined : parseHeaders(head, lineEnd + 2);
  if (line === null || headers === undefined) {
    return undefined;
  }
  const said = readFraming(headers);
  if (said === undefined) {
    return undefined;
  }
  const { host, contentLength, last } = said;
  const bodyStart = headEnd + 4;
  if (chunk.length - bodyStart !== Number(contentLength ?? 0)) {
    return undefined;
  }
  const body = contentLength === undefined ? null : chunk.subarray(bodyStart);
  return { method: line[1] ?? '', url: line[2] ?? '', host, headers, body, last };
}

interface Said {
  host: string;
  contentLength: string | undefined;
  last: boolean;
}

/** What the headers say of the message as a whole; undefined where that is not simple. */
function readFraming(headers: RawHeaders): Said | undefined {
  let host: string | undefined;
  let contentLength: string | undefined;
  let last = false;
  for (let i = 0; i < headers.length; i += 2) {
    const { lower } = headerName(headers[i] ?? '');
    const value = headers[i + 1] ?? '';
    if (lower === 'host' && host === undefined) {
      host = value;
    } else if (lower === 'content-length' && contentLength === undefined && length.test(value)) {
      contentLength = value;
    } else if (lower === 'connection' && connection.test(value)) {
      last ||= value.length === 'close'.length;
    } else if (intricate.has(lower)) {
      return undefined;
    }
  }
  return host === undefined ? undefined : { host, contentLength, last };
}
