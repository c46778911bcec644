import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ListenAddress } from '#lib/component.ts';
import { maxHeaderBytes } from '#lib/config/max-header-bytes.ts';
import { errorText } from '#lib/errors.ts';
import type { Logger } from '#lib/log.ts';
import { formatHead } from '../http1/format-head.ts';
import { PlainCaller } from '../http1/plain-caller.ts';
import type { Caller } from './caller.ts';
import { HttpCaller } from './http-caller.ts';
import { UpgradeCaller } from './upgrade-caller.ts';

export interface GatewayServerOptions {
  /** Answers one request; `onProgress` is to be told of a body that comes. */
  handle(caller: Caller): { onProgress(): void };
  /** Of a request's body so much is kept to be sent again. */
  replayBytes: number;
  /** Whether connections begin with `PlainCaller`. */
  plainHttp1: boolean;
  nowMs(): number;
  log: Logger;
}

export interface GatewayServer {
  listen(address: ListenAddress): Promise<string>;
  /** Closes connections on which nothing was asked for long. */
  sweep(): void;
  /** Takes no new connections; lets running calls end, for a while. */
  close(): Promise<void>;
}

const idleMs = 72_000;
const closeGraceMs = 5_000;

/**
 * Listens for workloads. A connection begins in the hands of `PlainCaller`, which knows plain requests only and is quick;
 * with the first that is not plain it goes over to Node's own server.
 */
export function createGatewayServer(options: GatewayServerOptions): GatewayServer {
  const { handle, replayBytes, plainHttp1, nowMs, log } = options;
  const plain = new Set<PlainCaller>();
  const joined = new Set<Duplex>();
  let closing = false;
  const server = createServer({
    keepAliveTimeout: idleMs,
    maxHeaderSize: maxHeaderBytes(),
    noDelay: true,
    shouldUpgradeCallback: changesToWebSocket,
  });
  // an upload may take as long as it moves
  server.requestTimeout = 0;
  // the limit is on their bytes, however many they are
  server.maxHeadersCount = 0;
  /** The last answer on each connection. */
  const answers = new WeakMap<Duplex, ServerResponse>();
  server.on('request', (request, response) => {
    answers.set(request.socket, response);
    const caller = new HttpCaller(request, response, replayBytes);
    const exchange = handle(caller);
    caller.onProgress = () => exchange.onProgress();
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, first: Buffer) => {
    joined.add(socket);
    socket.on('close', () => joined.delete(socket));
    handle(new UpgradeCaller(request, socket, first));
  });
  server.on('connect', (_request, socket) =>
    answerAndEnd(socket, 405, 'Method Not Allowed', 'This is no tunnel.'),
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) =>
    answerMalformed(error, socket, answers.get(socket)),
  );

  if (plainHttp1) {
    const [adopt] = server.listeners('connection') as ((socket: Socket) => void)[];
    server.removeAllListeners('connection');
    server.on('connection', (socket) => {
      const caller = new PlainCaller({
        socket,
        handle,
        handOver: (taken) => adopt?.call(server, taken),
        onClose: (ended) => plain.delete(ended),
        nowMs,
      });
      plain.add(caller);
      if (closing) {
        caller.close();
      }
    });
  }

  return {
    listen: (address) => listen(server, address, log),
    sweep() {
      const oldestMs = nowMs() - idleMs;
      for (const caller of plain) {
        if (caller.idle && caller.idleSinceMs < oldestMs) {
          caller.close();
        }
      }
    },
    close() {
      closing = true;
      if (!server.listening) {
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          server.closeAllConnections();
          for (const connection of [...plain, ...joined]) {
            connection instanceof PlainCaller ? connection.breakOff() : connection.destroy();
          }
        }, closeGraceMs);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
        for (const caller of plain) {
          caller.close();
        }
        for (const socket of joined) {
          socket.destroy();
        }
      });
    },
  };
}

/** Node's parser has refused the request: whoever sent it learns that, and the connection ends. */
function answerMalformed(
  error: NodeJS.ErrnoException,
  socket: Duplex,
  last: ServerResponse | undefined,
): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  if (last !== undefined && isOwed(last)) {
    // two answers to one request could be taken for those to two
    socket.end(() => socket.destroy());
    return;
  }
  const answer = malformed.get(error.code ?? '') ?? [400, 'Bad Request', 'The request is malformed.'];
  answerAndEnd(socket, ...answer);
}

/** Whether what is malformed has been answered already, or another request waits for its answer. */
function isOwed(last: ServerResponse): boolean {
  return last.req.complete ? !last.writableFinished : last.headersSent;
}

function answerAndEnd(socket: Duplex, status: number, reason: string, text: string): void {
  const body = JSON.stringify({ code: status, error: text });
  const headers = ['Content-Type', 'application/json;charset=UTF-8', 'Content-Length', String(body.length)];
  socket.on('error', () => undefined);
  socket.end(formatHead({ status, reason, headers }, 'length', false) + body, 'latin1');
}

/**
 * No other protocol is forwarded: the calls of HTTP/2 over plain text would pass the gateway unseen. A request that offers
 * one, as Java's client does, is answered as if it had not.
 */
function changesToWebSocket({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'GET' &&
    headers.upgrade?.toLowerCase() === 'websocket' &&
    headers['transfer-encoding'] === undefined &&
    Number(headers['content-length'] ?? 0) === 0
  );
}

const malformed = new Map<string, [number, string, string]>([
  [
    'HPE_HEADER_OVERFLOW',
    [431, 'Request Header Fields Too Large', 'The headers of the request are too long.'],
  ],
  ['ERR_HTTP_REQUEST_TIMEOUT', [408, 'Request Timeout', 'The request did not come in time.']],
]);

function listen(server: Server, { host, port }: ListenAddress, log: Logger): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      // a connection that cannot be taken is lost, the others go on
      server.on('error', (error) => log.error({ error: errorText(error) }, 'connection not accepted'));
      const name = host.includes(':') ? `[${host}]` : host;
      resolve(`http://${name}:${(server.address() as AddressInfo).port}`);
    });
  });
}
