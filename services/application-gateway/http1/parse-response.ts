import { type BodyReader, ChunkedReader, LengthReader, RestReader } from './body-reader.ts';
import { headerName, type RawHeaders } from './header-name.ts';
import { parseHeaders } from './parse-headers.ts';

export interface ResponseHead {
  status: number;
  reason: string;
  headers: RawHeaders;
  /** Undefined where no body follows. */
  body: BodyReader | undefined;
  /** The connection may carry another call afterwards. */
  keepAlive: boolean;
  /** How long the target keeps the connection, where it says so. */
  keepAliveMs: number | undefined;
}

/** As `Transfer-Encoding` must stand in the head: parsers disagree on white space of other kinds behind it. */
const clearCoding = /\r\ntransfer-encoding:[ \t]*chunked *\r\n/i;
const statusLine = /^HTTP\/1\.([01]) ([1-9]\d{2})(?: ([^\r\n]*))?$/;

/**
 * Reads the head of a response, up to and with the CRLF of its last line.
 * @throws Error where it is not one, or does not say clearly where the body ends.
 */
export function parseResponse(head: string, method: string): ResponseHead {
  const lineEnd = head.indexOf('\r\n');
  const line = statusLine.exec(head.slice(0, lineEnd));
  const headers = line === null ? undefined : parseHeaders(head, lineEnd + 2);
  if (line === null || headers === undefined) {
    throw new Error('the head of the response is malformed');
  }
  const status = Number(line[2]);
  const { length, coding, closes, keepAliveMs } = readFraming(headers);
  if (coding !== undefined && !clearCoding.test(head)) {
    throw new Error('the response has no clear length');
  }
  const body = bodyOf({ status, method, length, coding });
  const keepAlive = line[1] === '1' && !closes && body?.endsWithConnection !== true;
  return { status, reason: line[3] ?? '', headers, body, keepAlive, keepAliveMs };
}

interface Said {
  length: string | undefined;
  coding: string | undefined;
  closes: boolean;
  keepAliveMs: number | undefined;
}

/** What the headers say of the message as a whole. */
function readFraming(headers: RawHeaders): Said {
  const said: Said = { length: undefined, coding: undefined, closes: false, keepAliveMs: undefined };
  for (let i = 0; i < headers.length; i += 2) {
    const value = headers[i + 1] ?? '';
    switch (headerName(headers[i] ?? '').lower) {
      case 'content-length':
        if (!/^\d{1,15}$/.test(value) || said.length !== undefined) {
          throw new Error('the response has no clear length');
        }
        said.length = value;
        break;
      case 'transfer-encoding':
        said.coding = said.coding === undefined ? value.toLowerCase() : `${said.coding},${value}`;
        break;
      case 'connection':
        said.closes ||= /\bclose\b/i.test(value);
        break;
      case 'keep-alive': {
        const seconds = /\btimeout=(\d{1,9})/i.exec(value)?.[1];
        said.keepAliveMs = seconds === undefined ? undefined : Number(seconds) * 1000;
        break;
      }
    }
  }
  return said;
}

function bodyOf(message: {
  status: number;
  method: string;
  length: string | undefined;
  coding: string | undefined;
}): BodyReader | undefined {
  const { status, method, length, coding } = message;
  if (coding !== undefined && (coding !== 'chunked' || length !== undefined)) {
    throw new Error('the response has no clear length');
  }
  if (method === 'HEAD' || status < 200 || status === 204 || status === 304) {
    return undefined;
  }
  if (coding !== undefined) {
    return new ChunkedReader();
  }
  if (length === undefined) {
    return new RestReader();
  }
  return length === '0' ? undefined : new LengthReader(Number(length));
}
