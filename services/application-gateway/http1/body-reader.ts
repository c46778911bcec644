import type { RawHeaders } from './header-name.ts';
import { parseHeaders } from './parse-headers.ts';

/** Takes the parts of a body, without their framing. */
export interface BodySink {
  onBody(part: Buffer): void;
}

/** Reads one body from a connection, chunk by chunk. */
export interface BodyReader {
  /** Has no end of its own. */
  readonly endsWithConnection: boolean;
  /** Fields behind the body, once it has ended. */
  readonly trailers: RawHeaders;
  /**
   * Passes on what of `chunk` belongs to the body.
   * @param from where in `chunk` to begin
   * @returns where the body ended, -1 while it goes on.
   * @throws Error where the framing is broken.
   */
  read(chunk: Buffer, from: number, sink: BodySink): number;
}

const noTrailers: RawHeaders = [];

/** A body of a known length. */
export class LengthReader implements BodyReader {
  readonly endsWithConnection = false;
  readonly trailers = noTrailers;
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  read(chunk: Buffer, from: number, sink: BodySink): number {
    const end = Math.min(chunk.length, from + this.#left);
    this.#left -= end - from;
    if (end > from) {
      sink.onBody(from === 0 && end === chunk.length ? chunk : chunk.subarray(from, end));
    }
    return this.#left === 0 ? end : -1;
  }
}

/** A body that lasts as long as the connection. */
export class RestReader implements BodyReader {
  readonly endsWithConnection = true;
  readonly trailers = noTrailers;

  read(chunk: Buffer, from: number, sink: BodySink): number {
    if (from < chunk.length) {
      sink.onBody(chunk.subarray(from));
    }
    return -1;
  }
}

const longestLineBytes = 4_096;
/** Of all fields behind a body. */
export const longestTrailersBytes = 65_536;
/** Extensions, which mean nothing here, by their grammar (RFC 9112, 7.1.1): in anything else a line could end for others. */
const sizeLine =
  /^([0-9a-fA-F]{1,8})(?:[ \t]*|(?:;[!#$%&'*+\-.^_`|~0-9A-Za-z]+(?:=(?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+|"(?:[\t !#-[\]-~]|\\[\t -~])*"))?)*)$/;

/** The chunked transfer coding (RFC 9112, 7.1). Extensions are read and dropped. */
export class ChunkedReader implements BodyReader {
  readonly endsWithConnection = false;
  trailers = noTrailers;
  /** In a line (`size`, `trailer`), in data with so many bytes left, or behind data. */
  #state: 'size' | 'data' | 'dataEnd' | 'trailer' = 'size';
  #left = 0;
  #line = '';
  #trailerLines = '';

  read(chunk: Buffer, from: number, sink: BodySink): number {
    let at = from;
    while (at < chunk.length) {
      if (this.#state === 'data') {
        const end = Math.min(chunk.length, at + this.#left);
        sink.onBody(chunk.subarray(at, end));
        this.#left -= end - at;
        at = end;
        if (this.#left === 0) {
          this.#state = 'dataEnd';
        }
        continue;
      }
      const lineEnd = chunk.indexOf(10, at);
      this.#line += chunk.toString('latin1', at, lineEnd < 0 ? chunk.length : lineEnd + 1);
      this.#refuseTooLong();
      if (lineEnd < 0) {
        return -1;
      }
      at = lineEnd + 1;
      if (this.#endLine()) {
        return at;
      }
    }
    return -1;
  }

  #refuseTooLong(): void {
    if (this.#state !== 'trailer' && this.#line.length > longestLineBytes) {
      throw new Error('a line of a chunked body is too long');
    }
    if (this.#trailerLines.length + this.#line.length > longestTrailersBytes) {
      throw new Error('the trailers of a chunked body are too long');
    }
  }

  /** @returns true where the body is over. */
  #endLine(): boolean {
    if (!this.#line.endsWith('\r\n')) {
      throw new Error('a line of a chunked body does not end in CRLF');
    }
    const line = this.#line.slice(0, -2);
    this.#line = '';
    switch (this.#state) {
      case 'trailer':
        if (line !== '') {
          this.#trailerLines += `${line}\r\n`;
          return false;
        }
        this.trailers = readTrailers(this.#trailerLines);
        return true;
      case 'dataEnd':
        if (line !== '') {
          throw new Error('a chunk is longer than it says');
        }
        this.#state = 'size';
        return false;
      default: {
        const size = sizeLine.exec(line)?.[1];
        if (size === undefined) {
          throw new Error('the size of a chunk is not readable');
        }
        this.#left = Number.parseInt(size, 16);
        this.#state = this.#left === 0 ? 'trailer' : 'data';
        return false;
      }
    }
  }
}

function readTrailers(lines: string): RawHeaders {
  const trailers = parseHeaders(lines, 0);
  if (trailers === undefined) {
    throw new Error('the trailers of a chunked body are malformed');
  }
  return trailers;
}
