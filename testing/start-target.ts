import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createSecureServer } from 'node:http2';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** A request as the target got it. */
export interface Received {
  method: string;
  /** Path and query. */
  url: string;
  headers: IncomingMessage['headers'];
  rawHeaders: string[];
  body: string;
  httpVersion: string;
  /** Common name of the client's certificate. */
  client: string | undefined;
}

type Handler = (response: ServerResponse, received: Received, request: IncomingMessage) => void;

/** An outside system: says 200 `hello`, unless it was told what to say at a path. */
export interface Target {
  url: string;
  port: number;
  received: Received[];
  /** What came to this path, whatever its query. */
  at(path: string): Received[];
  /** Answers at a path, once the body is in. */
  on(path: string, handler: Handler): void;
  /** Answers at a path as soon as the head is in; `received` has no body then. */
  onHead(path: string, handler: Handler): void;
  /** Connections that are open now. */
  readonly connections: number;
  readonly server: Server;
  stop(): Promise<void>;
}

export interface TargetOptions {
  /** Certificate and key; without it, plain HTTP. */
  tls?: { cert: string; key: string; requestCert?: boolean; ca?: string; rejectUnauthorized?: boolean };
  /** Offers HTTP/2 beside HTTP/1.1. */
  http2?: boolean;
  port?: number;
}

/** Starts an outside system on loopback. */
export async function startTarget({ tls, http2 = false, port = 0 }: TargetOptions = {}): Promise<Target> {
  const received: Received[] = [];
  const handlers = new Map<string, { handler: Handler; early: boolean }>();
  const sockets = new Set<Socket>();
  const server = createFor(tls, http2);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const known = handlers.get(pathOf(request.url ?? ''));
    const got = describe(request);
    response.on('error', () => undefined);
    if (known?.early) {
      received.push(got);
      request.on('error', () => undefined);
      known.handler(response, got, request);
      return;
    }
    const parts: Buffer[] = [];
    for await (const part of request) {
      parts.push(part as Buffer);
    }
    got.body = Buffer.concat(parts).toString('utf8');
    received.push(got);
    if (known === undefined) {
      response.end('hello');
    } else {
      known.handler(response, got, request);
    }
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${bound}`,
    port: bound,
    received,
    server,
    at: (path) => received.filter(({ url }) => pathOf(url) === path),
    on: (path, handler) => void handlers.set(path, { handler, early: false }),
    onHead: (path, handler) => void handlers.set(path, { handler, early: true }),
    get connections() {
      return sockets.size;
    },
    stop() {
      for (const socket of sockets) {
        socket.destroy();
      }
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function createFor(tls: TargetOptions['tls'], http2: boolean): Server {
  if (tls === undefined) {
    const server = createServer({ maxHeaderSize: 2 * 1024 * 1024 });
    server.maxHeadersCount = 0;
    return server;
  }
  return http2
    ? (createSecureServer({ ...tls, allowHTTP1: true }) as unknown as Server)
    : (createTlsServer(tls) as unknown as Server);
}

function describe(request: IncomingMessage): Received {
  const { method = '', url = '', headers, rawHeaders, httpVersion } = request;
  const socket = request.socket as Partial<TLSSocket>;
  const subject = socket.getPeerCertificate?.().subject;
  const client = subject === undefined ? undefined : String(subject.CN);
  return { method, url, headers, rawHeaders: [...rawHeaders], body: '', httpVersion, client };
}

function pathOf(url: string): string {
  return url.split('?')[0] ?? '';
}
