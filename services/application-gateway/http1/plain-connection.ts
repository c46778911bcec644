import { connect, type Socket } from 'node:net';
import type { UpstreamCall } from '../upstream/upstream.ts';
import type { BodyReader, BodySink } from './body-reader.ts';
import { parseResponse } from './parse-response.ts';
import type { PooledCall } from './pooled-call.ts';

const longestHeadBytes = 65_536;
/** How long an idle connection is kept where the target does not say; most servers keep theirs for five seconds. */
const keepMs = 4_000;
const mostKeepMs = 600_000;
/** A target that says how long it keeps connections may close them by then. */
const keepMarginMs = 1_000;
const noBytes = Buffer.alloc(0);
const bodyMethods = new Set(['POST', 'PUT', 'PATCH']);

export interface PlainPoolOptions {
  host: string;
  port: number;
  /** Most connections at a time; further calls wait. */
  connections: number;
  nowMs(): number;
}

/** Learns what becomes of a connection. */
export interface ConnectionOwner {
  /** It is free for another call. */
  release(connection: PlainConnection): void;
  /** It has ended, with this call on it that has seen no response. */
  lost(connection: PlainConnection, pooled: PooledCall | undefined, error: Error): void;
}

/** One connection to a target, and the call that is on it. */
export class PlainConnection implements BodySink {
  readonly #owner: ConnectionOwner;
  readonly #options: PlainPoolOptions;
  readonly #socket: Socket;
  #current: PooledCall | undefined;
  #headBytes: Buffer = noBytes;
  /** Undefined while the head is awaited. */
  #body: BodyReader | undefined;
  #inBody = false;
  #keepAlive = false;
  #keepMs = keepMs;
  #error: Error | undefined;
  /** Has carried a whole call before. */
  used = false;
  /** Until when it may be used again while idle. */
  keptUntilMs = 0;

  constructor(owner: ConnectionOwner, options: PlainPoolOptions) {
    this.#owner = owner;
    this.#options = options;
    this.#socket = connect({ host: options.host, port: options.port, noDelay: true, keepAlive: true });
    this.#socket.on('data', (chunk) => this.#onData(chunk));
    this.#socket.on('end', () => this.#onFin());
    this.#socket.on('error', (error) => {
      this.#error ??= error;
    });
    this.#socket.on('close', () => this.#onClose());
  }

  start(pooled: PooledCall): void {
    this.#current = pooled;
    pooled.connection = this;
    const { call } = pooled;
    const head = formatHead(call);
    const body = call.body as Buffer | null;
    if (body === null || body.length === 0) {
      this.#socket.write(head, 'latin1');
    } else {
      this.#socket.cork();
      this.#socket.write(head, 'latin1');
      this.#socket.write(body);
      this.#socket.uncork();
    }
  }

  resume(): void {
    this.#socket.resume();
  }

  destroy(): void {
    this.#current = undefined;
    this.#socket.destroy();
  }

  onBody(part: Buffer): void {
    if (this.#current?.receiver.onBody(part) === false) {
      this.#socket.pause();
    }
  }

  #onData(chunk: Buffer): void {
    try {
      this.#read(chunk);
    } catch (error) {
      this.#socket.destroy(error as Error);
    }
  }

  #read(chunk: Buffer): void {
    if (this.#current === undefined) {
      // nobody has asked: whatever this is must not become the answer of the next call
      this.#socket.destroy();
      return;
    }
    let at = 0;
    let bytes = chunk;
    if (!this.#inBody) {
      bytes = this.#headBytes.length === 0 ? chunk : Buffer.concat([this.#headBytes, chunk]);
      at = this.#readHead(bytes, this.#current);
      if (at < 0) {
        return;
      }
    }
    const end = this.#body === undefined ? at : this.#body.read(bytes, at, this);
    if (end >= 0) {
      this.#finish(end < bytes.length);
    }
  }

  /** @returns where the body begins, -1 while the head is not complete. */
  #readHead(bytes: Buffer, { call, receiver }: PooledCall): number {
    let from = 0;
    for (;;) {
      const headEnd = bytes.indexOf('\r\n\r\n', from);
      if (headEnd < 0 || headEnd > longestHeadBytes) {
        if (bytes.length - from > longestHeadBytes) {
          throw new Error('the head of the response is too long');
        }
        this.#headBytes = bytes.subarray(from);
        return -1;
      }
      const head = parseResponse(bytes.toString('latin1', from, headEnd + 2), call.method);
      from = headEnd + 4;
      if (head.status === 101) {
        throw new Error('the target changes to a protocol that nobody asked for');
      }
      if (head.status >= 200) {
        this.#headBytes = noBytes;
        this.#inBody = true;
        this.#body = head.body;
        this.#keepAlive = head.keepAlive;
        this.#keepMs =
          head.keepAliveMs === undefined ? keepMs : Math.min(head.keepAliveMs - keepMarginMs, mostKeepMs);
        receiver.onHead(head.status, head.reason, head.headers);
        return from;
      }
    }
  }

  #finish(tooMuch: boolean): void {
    const pooled = this.#current;
    const trailers = this.#body?.trailers ?? [];
    this.#current = undefined;
    this.#inBody = false;
    this.#body = undefined;
    this.used = true;
    if (pooled !== undefined) {
      pooled.connection = undefined;
    }
    if (this.#socket.isPaused()) {
      this.#socket.resume();
    }
    if (this.#keepAlive && !tooMuch && this.#keepMs > 0) {
      this.keptUntilMs = this.#options.nowMs() + this.#keepMs;
      this.#owner.release(this);
    } else {
      this.#socket.destroy();
    }
    pooled?.receiver.onEnd(trailers);
  }

  /** The end of the connection ends a body that has no length of its own. */
  #onFin(): void {
    if (this.#inBody && this.#body?.endsWithConnection) {
      this.#keepAlive = false;
      this.#finish(false);
    } else {
      this.#socket.destroy();
    }
  }

  #onClose(): void {
    const pooled = this.#current;
    this.#current = undefined;
    const error = this.#error ?? closedEarly();
    if (pooled !== undefined && (this.#inBody || this.#headBytes.length > 0)) {
      this.#owner.lost(this, undefined, error);
      pooled.receiver.onError(error);
    } else {
      this.#owner.lost(this, pooled, error);
    }
  }
}

function closedEarly(): Error {
  return Object.assign(new Error('the target closed the connection'), { code: 'ECONNRESET' });
}

function formatHead({ method, path, headers, body }: UpstreamCall): string {
  let head = `${method} ${path} HTTP/1.1\r\n`;
  for (let i = 0; i < headers.length; i += 2) {
    head += `${headers[i]}: ${headers[i + 1]}\r\n`;
  }
  if (body !== null) {
    head += `content-length: ${(body as Buffer).length}\r\n`;
  } else if (bodyMethods.has(method)) {
    head += 'content-length: 0\r\n';
  }
  return `${head}\r\n`;
}
