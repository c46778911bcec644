import { randomUUID } from 'node:crypto';
import { type RequestListener, STATUS_CODES } from 'node:http';
import { createServer as createHttpsServer, type ServerOptions as HttpsOptions } from 'node:https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { maxHeaderBytes } from '#lib/config/max-header-bytes.ts';
import {
  codeOfStatus,
  errorTable,
  errorText,
  MooringError,
  retryAfter,
  toMooringError,
} from '#lib/errors.ts';
import type { Logger } from '#lib/log.ts';
import { cleanPath } from './clean-path.ts';
import { cutStalledReaders } from './cut-stalled-readers.ts';
import { discardRest } from './discard-rest.ts';
import { downloadMark, refuseDownload } from './download-mark.ts';
import type { RequestGuard } from './loopback-guard.ts';
import type { RequestSource } from './request-source.ts';
import { createRouteIndex } from './route-index.ts';

export interface ServerOptions {
  log: Logger;
  /** Largest request body in bytes. */
  bodyLimitBytes?: number;
  /** Serves TLS with these options instead of plain HTTP. */
  https?: HttpsOptions;
  /** Body of an error answer; default `{"code": <http>, "error": <text>}` (connectivity contract 2.2). */
  errorBody?(error: MooringError): unknown;
  /** Answers 301 to the cleaned path for duplicate slashes and dot segments (connectivity contract 2.2). */
  redirectUncleanPaths?: boolean;
  /** Asked before anything else is done with a request. */
  guard?: RequestGuard | undefined;
  /** Answers downloads that the platform makes for applications: for what stands in for an application. */
  answersDownloads?: boolean;
  /** Most bytes of a request's URL and headers together; default: the setting MOORING_MAX_HEADER_BYTES. */
  headerLimitBytes?: number;
}

const jsonContentType = 'application/json;charset=UTF-8';
const mediaType = /^[\w!#$&^.+-]+\/[\w!#$&^.+*-]+/;

/** How long `close` waits for requests that still run. */
const closeGraceMs = 5_000;

function contractErrorBody(error: MooringError): unknown {
  return { code: error.http, error: error.message };
}

/**
 * A fastify instance with the conventions of all services: raw bodies (`request.body` is a Buffer or undefined, whatever
 * the content type), JSON errors from MooringError, 404 for unknown paths and 405 for unknown methods on known ones,
 * strict and case-sensitive paths, a request id. It does not listen; closing it lets running requests end.
 */
export function createServer(options: ServerOptions): FastifyInstance {
  const { log, bodyLimitBytes = 12 * 1024 * 1024, https, errorBody = contractErrorBody } = options;
  const maxHeaderSize = options.headerLimitBytes ?? maxHeaderBytes();
  const app: FastifyInstance = fastify({
    loggerInstance: requestLogger(log),
    bodyLimit: bodyLimitBytes,
    genReqId: () => randomUUID(),
    requestIdHeader: 'x-request-id',
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500 },
    clientErrorHandler: (thrown, socket) => refuseConnection(thrown, socket, errorBody),
    frameworkErrors(thrown, _request, reply) {
      const error = new MooringError('INVALID', 'The path of the request is malformed.', { cause: thrown });
      void sendJson(reply as unknown as Reply, error.http, errorBody(error));
    },
    ...(https === undefined
      ? { http: { maxHeaderSize } }
      : {
          serverFactory: (handler: RequestListener) => createTlsServer({ ...https, maxHeaderSize }, handler),
        }),
  }) as unknown as FastifyInstance;
  cutStalledReaders(app.server);
  app.server.once('listening', () => {
    // a connection that cannot be taken is lost, the others go on
    app.server.on('error', (error) => log.error({ error: errorText(error) }, 'connection not accepted'));
  });
  // the limit is on their bytes, however many they are
  app.server.maxHeadersCount = 0;
  const routes = createRouteIndex();
  app.addHook('onRoute', (route) => routes.add(route.url));

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, (body as Buffer).length === 0 ? undefined : body);
  });
  app.addHook('onRequest', (request, reply, done) => {
    options.guard?.(sourceOf(request));
    if (options.answersDownloads !== true) {
      refuseDownload(request.headers[downloadMark.name]);
    }
    const contentType = request.headers['content-type'];
    if (contentType !== undefined && !mediaType.test(contentType)) {
      request.headers['content-type'] = 'application/octet-stream';
    }
    const cleaned = options.redirectUncleanPaths ? cleanPath(request.url) : undefined;
    if (cleaned !== undefined) {
      void reply.redirect(cleaned, 301);
      return;
    }
    done();
  });

  app.setErrorHandler((thrown: Error & { statusCode?: number }, request, reply) => {
    const error = errorOf(thrown);
    const cause = error.cause === undefined ? undefined : errorText(error.cause);
    request.log[errorTable[error.code].log](
      { code: error.code, error: error.message, cause },
      'request failed',
    );
    if (error.code === 'TOO_LARGE') {
      // a connection that closes while somebody sends takes the answer with it
      reply.removeHeader('connection');
      discardRest(request.raw);
    }
    return sendJson(reply.headers(retryAfter(error.code)), error.http, errorBody(error));
  });

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const error = routes.has(path)
      ? new MooringError('METHOD_NOT_ALLOWED', 'Method not allowed.')
      : new MooringError('NOT_FOUND', 'Requested resource could not be found.');
    return sendJson(reply, error.http, errorBody(error));
  });

  app.addHook('preClose', (done) => {
    setTimeout(() => app.server.closeAllConnections(), closeGraceMs).unref();
    done();
  });
  return app;
}

/** What is no HTTP never becomes a request, but whoever sent it is told so in the same words as all others. */
function refuseConnection(
  thrown: NodeJS.ErrnoException,
  socket: Socket,
  errorBody: (error: MooringError) => unknown,
): void {
  if (thrown.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const error = connectionError(thrown, socket);
  const body = `${JSON.stringify(errorBody(error))}\n`;
  const status = `${error.http} ${STATUS_CODES[error.http]}`;
  const head = `HTTP/1.1 ${status}\r\nContent-Type: ${jsonContentType}\r\nContent-Length: ${Buffer.byteLength(body)}`;
  socket.end(`${head}\r\nConnection: close\r\n\r\n${body}`);
}

function connectionError({ code }: NodeJS.ErrnoException, socket: Socket): MooringError {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new MooringError(
      'HEADERS_TOO_LARGE',
      'The URL and headers of the request are too large together. MOORING_MAX_HEADER_BYTES says how large they may be.',
    );
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new MooringError('INVALID', 'The request did not arrive in time.');
  }
  // a signature that does not fit leaves an error behind, which the next read of the connection meets
  if (socket instanceof TLSSocket && socket.authorizationError) {
    return new MooringError(
      'UNAUTHENTICATED',
      `The client certificate is not accepted (${String(socket.authorizationError)}). Use the one that the connector issued; where its CA was replaced, pair again.`,
    );
  }
  return new MooringError('INVALID', 'The request is not valid HTTP.');
}

/** Keeps idle connections as long as fastify's own servers do: clients with pools must not meet a closing one. */
function createTlsServer(options: HttpsOptions, handler: RequestListener) {
  const server = createHttpsServer(options, handler);
  server.keepAliveTimeout = 72_000;
  server.on('secureConnection', readThroughStream);
  return server;
}

/**
 * Has Node hand a connection's bytes to its parser through the stream. By the short way, which a listener for 'data' ends, they
 * also reach a parser that waits for answers to be taken, and a client that sends many requests ahead is refused as not HTTP
 * (findings/node-https-pipelining.sh).
 */
function readThroughStream(socket: TLSSocket): void {
  const none = () => undefined;
  socket.on('data', none).off('data', none);
}

/** Says nothing about plain requests unless asked to, and never writes down a query: tokens travel there. */
function requestLogger(log: Logger): Logger {
  const level = log.isLevelEnabled('debug') || !log.isLevelEnabled('warn') ? log.level : 'warn';
  const req = (request: FastifyRequest) => ({ method: request.method, path: request.url.split('?')[0] });
  return log.child({}, { level, serializers: { req } });
}

/** Errors of the framework itself, such as a body that is too large, keep their meaning; others are internal. */
function errorOf(thrown: Error & { statusCode?: number }): MooringError {
  const { statusCode } = thrown;
  if (statusCode === 413) {
    return new MooringError('TOO_LARGE', 'The request body is too large.');
  }
  if (
    !(thrown instanceof MooringError) &&
    statusCode !== undefined &&
    statusCode >= 400 &&
    statusCode < 500
  ) {
    return new MooringError(codeOfStatus(statusCode, undefined), thrown.message);
  }
  return toMooringError(thrown);
}

interface Reply {
  code(status: number): Reply;
  header(name: string, value: string): Reply;
  send(body: unknown): unknown;
}

function sourceOf({ headers }: FastifyRequest): RequestSource {
  const fetchSite = headers['sec-fetch-site'];
  return { host: headers.host ?? '', origin: headers.origin, fetchSite: fetchSite?.toString() };
}

/** Answers JSON as the reference services did: a trailing newline and an upper-case charset. */
export function sendJson(reply: Reply, status: number, body: unknown): unknown {
  return reply
    .code(status)
    .header('content-type', jsonContentType)
    .send(`${JSON.stringify(body)}\n`);
}
