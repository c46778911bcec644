import type { Socket } from 'node:net';
import type { Caller, CallerListener } from '../caller/caller.ts';
import { escapeRequestLine } from './escape-request-line.ts';
import { type Framing, formatFields, formatHead, framingOf } from './format-head.ts';
import type { RawHeaders } from './header-name.ts';
import { type PlainRequest, parseRequest } from './parse-request.ts';

export interface PlainCallerOptions {
  socket: Socket;
  /** Answers one request. */
  handle(caller: Caller): void;
  /** Takes the connection over, with the bytes that were read and not understood put back. */
  handOver(socket: Socket): void;
  onClose(caller: PlainCaller): void;
  nowMs(): number;
}

/** Up to this size, head and body of an answer are copied into one write. */
const joinedBytes = 16_384;

/**
 * The connection of a caller, as long as every request on it is a plain one; with the first that isn't, Node's own server
 * takes over for good.
 */
export class PlainCaller implements Caller {
  readonly #options: PlainCallerOptions;
  readonly #socket: Socket;
  #request: PlainRequest | undefined;
  #framing: Framing = 'none';
  #head = '';
  /** What came while a request was being answered. */
  #early: Buffer | undefined;
  #closing = false;
  begun = false;
  listener: CallerListener | undefined;
  readonly plain = true;
  readonly upgrade = undefined;
  readonly takesTrailers = true;
  /** Since when no request is being answered. */
  idleSinceMs: number;

  constructor(options: PlainCallerOptions) {
    this.#options = options;
    this.#socket = options.socket;
    this.idleSinceMs = options.nowMs();
    this.#socket.on('data', this.#onData);
    this.#socket.on('drain', this.#onDrain);
    this.#socket.on('end', this.#onFin);
    this.#socket.on('error', this.#onError);
    this.#socket.on('close', this.#onClose);
  }

  get method(): string {
    return this.#request?.method ?? '';
  }
  get url(): string {
    return this.#request?.url ?? '';
  }
  get host(): string {
    return this.#request?.host ?? '';
  }
  get headers(): RawHeaders {
    return this.#request?.headers ?? [];
  }
  get body(): Buffer | null {
    return this.#request?.body ?? null;
  }
  get idle(): boolean {
    return this.#request === undefined;
  }

  begin(status: number, reason: string, headers: RawHeaders): void {
    this.begun = true;
    this.#framing = framingOf(this.method, status, headers);
    this.#head = formatHead({ status, reason, headers }, this.#framing, !this.#last);
    // in case that the body takes its time
    queueMicrotask(this.#flush);
  }

  write(part: Buffer): boolean {
    if (this.#framing === 'none') {
      return true;
    }
    const head = this.#head;
    this.#head = '';
    if (this.#framing === 'chunked') {
      this.#socket.cork();
      this.#socket.write(`${head}${part.length.toString(16)}\r\n`, 'latin1');
      this.#socket.write(part);
      const more = this.#socket.write('\r\n', 'latin1');
      this.#socket.uncork();
      return more;
    }
    if (head === '') {
      return this.#socket.write(part);
    }
    if (part.length > joinedBytes) {
      this.#socket.write(head, 'latin1');
      return this.#socket.write(part);
    }
    const joined = Buffer.allocUnsafe(head.length + part.length);
    joined.write(head, 'latin1');
    joined.set(part, head.length);
    return this.#socket.write(joined);
  }

  end(trailers: RawHeaders): void {
    this.#flush();
    if (this.#framing === 'chunked') {
      this.#socket.write(`0\r\n${formatFields(trailers)}\r\n`, 'latin1');
    }
    const last = this.#last;
    this.#request = undefined;
    this.listener = undefined;
    this.idleSinceMs = this.#options.nowMs();
    if (last) {
      this.#socket.end();
    } else if (this.#early !== undefined) {
      const early = this.#early;
      this.#early = undefined;
      // not within the answer: many pipelined requests would nest
      setImmediate(() => {
        if (!this.#socket.destroyed) {
          this.#socket.resume();
          this.#onData(early);
        }
      });
    }
  }

  breakOff(): void {
    this.#socket.destroy();
  }

  join(): void {
    throw new Error('a plain request changes no protocol');
  }

  /** Ends the connection after the request that is being answered, if any. */
  close(): void {
    this.#closing = true;
    if (this.idle) {
      this.#socket.destroy();
    }
  }

  get #last(): boolean {
    return this.#closing || this.#request?.last === true;
  }

  #flush = (): void => {
    if (this.#head !== '') {
      const head = this.#head;
      this.#head = '';
      this.#socket.write(head, 'latin1');
    }
  };

  #onData = (chunk: Buffer): void => {
    if (this.#request !== undefined) {
      this.#early = this.#early === undefined ? chunk : Buffer.concat([this.#early, chunk]);
      this.#socket.pause();
      return;
    }
    const request = parseRequest(chunk);
    if (request === undefined) {
      const escaped = escapeRequestLine(chunk);
      if (escaped === undefined) {
        this.#handOver(chunk);
      } else {
        this.#onData(escaped);
      }
      return;
    }
    this.#request = request;
    this.begun = false;
    this.#options.handle(this);
  };

  #handOver(chunk: Buffer): void {
    const socket = this.#socket;
    socket.off('data', this.#onData);
    socket.off('drain', this.#onDrain);
    socket.off('end', this.#onFin);
    socket.off('error', this.#onError);
    socket.off('close', this.#onClose);
    this.#options.onClose(this);
    socket.unshift(chunk);
    this.#options.handOver(socket);
  }

  #onDrain = (): void => {
    this.listener?.onDrain();
  };

  /** A caller that sends no more waits for no answer either: so does Node's own server see it. */
  #onFin = (): void => {
    this.#socket.destroy();
  };

  #onError = (): void => undefined;

  #onClose = (): void => {
    this.#options.onClose(this);
    this.listener?.onGone();
  };
}
