import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { createServer as createHttpsServer, type ServerOptions as HttpsOptions } from 'node:https';
import fastify, { type FastifyInstance } from 'fastify';
import { errorTable, errorText, type MooringError, toMooringError } from '../errors.ts';
import type { Logger } from '../log.ts';

export interface ServerOptions {
  log: Logger;
  /** Largest request body in bytes. */
  bodyLimitBytes?: number;
  /** Serves TLS with these options instead of plain HTTP. */
  https?: HttpsOptions;
  /** Body of an error answer; default `{"code": <http>, "error": <text>}` (connectivity contract 2.2). */
  errorBody?(error: MooringError): unknown;
}

const jsonContentType = 'application/json;charset=UTF-8';
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

function contractErrorBody(error: MooringError): unknown {
  return { code: error.http, error: error.message };
}

/**
 * A fastify instance with the conventions of all services: raw bodies (`request.body` is a Buffer or undefined, whatever
 * the content type), JSON errors from MooringError, 404 for unknown paths and 405 for unknown methods on known ones,
 * strict paths, a request id. It does not listen.
 */
export function createServer(options: ServerOptions): FastifyInstance {
  const { log, bodyLimitBytes = 12 * 1024 * 1024, https, errorBody = contractErrorBody } = options;
  const app: FastifyInstance = fastify({
    loggerInstance: log.child({}, { level: log.level === 'debug' ? 'debug' : 'warn' }),
    bodyLimit: bodyLimitBytes,
    genReqId: () => randomUUID(),
    requestIdHeader: 'x-request-id',
    forceCloseConnections: true,
    ...(https === undefined
      ? {}
      : { serverFactory: (handler: RequestListener) => createHttpsServer(https, handler) }),
  }) as unknown as FastifyInstance;

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, (body as Buffer).length === 0 ? undefined : body);
  });

  app.setErrorHandler((thrown: Error & { statusCode?: number }, request, reply) => {
    const tooLarge = thrown.statusCode === 413;
    const error = toMooringError(thrown);
    if (!tooLarge) {
      const cause = error.cause === undefined ? undefined : errorText(error.cause);
      request.log[errorTable[error.code].log](
        { code: error.code, error: error.message, cause },
        'request failed',
      );
    }
    const body = tooLarge ? { code: 413, error: 'The request body is too large.' } : errorBody(error);
    return sendJson(reply, tooLarge ? 413 : error.http, body);
  });

  app.setNotFoundHandler((request, reply) => {
    const known = methods.some(
      (method) =>
        method !== request.method && app.findRoute({ method, url: request.url.split('?')[0] ?? '' }),
    );
    const code = known ? 405 : 404;
    return sendJson(reply, code, {
      code,
      error: known ? 'Method not allowed.' : 'Requested resource could not be found.',
    });
  });

  return app;
}

interface Reply {
  code(status: number): Reply;
  header(name: string, value: string): Reply;
  send(body: unknown): unknown;
}

/** Answers JSON as the reference services did: a trailing newline and an upper-case charset. */
export function sendJson(reply: Reply, status: number, body: unknown): unknown {
  return reply
    .code(status)
    .header('content-type', jsonContentType)
    .send(`${JSON.stringify(body)}\n`);
}
