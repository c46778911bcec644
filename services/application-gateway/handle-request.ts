import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServiceEntry } from '#lib/domain/application.ts';
import { errorTable, errorText, MooringError, toMooringError } from '#lib/errors.ts';
import type { Logger } from '#lib/log.ts';
import type { Authorization, Authorizer } from './authorize.ts';
import { findRoute, type Route } from './find-route.ts';
import { forward } from './forward.ts';
import { headerValue, requestHeaders } from './headers.ts';
import type { ServiceIndex } from './service-index.ts';
import { joinPath, parseTargetUrl, rewriteLocation, type TargetUrl } from './target-url.ts';

export interface GatewayContext {
  index: ServiceIndex;
  authorizer: Authorizer;
  namespace: string;
  log: Logger;
}

/** Bodies up to this size are kept for the second try after 401 or 403; larger ones are only streamed. */
const keptBodyBytes = 65_536;

/** Answers one request of a workload; whatever goes wrong becomes `{"code", "error"}` (binding contract 5.3). */
export async function handleRequest(
  context: GatewayContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const route = findRoute(context.index, context.namespace, request.headers.host, request.url ?? '/');
    const { api, service } = route.found;
    if (api === undefined) {
      throw new MooringError('INVALID', `service with ID ${service.id} has no API`);
    }
    await proxy(context, request, response, route, api);
  } catch (thrown) {
    sendError(context.log, request, response, thrown);
  }
}

async function proxy(
  context: GatewayContext,
  request: IncomingMessage,
  response: ServerResponse,
  route: Route,
  api: ServiceEntry,
): Promise<void> {
  const target = parseTargetUrl(api.targetUrl);
  const own = headerValue(request.rawHeaders, 'access-token') !== undefined;
  const authorization = await context.authorizer.authorize(api, own);
  const kept = authorization.renew === undefined ? undefined : await keepBody(request);
  const mayRetry = kept !== undefined;
  const body = kept ?? (hasBody(request) ? request : null);
  const call = { request, response, route, target, body };
  const outcome = await send({ ...call, authorization, mayRetry });
  if (outcome === 'refused') {
    authorization.renew?.();
    const renewed = await context.authorizer.authorize(api, own);
    await send({ ...call, authorization: renewed, mayRetry: false });
  }
}

function send(call: {
  request: IncomingMessage;
  response: ServerResponse;
  route: Route;
  target: TargetUrl;
  body: Buffer | IncomingMessage | null;
  authorization: Authorization;
  mayRetry: boolean;
}): Promise<'answered' | 'refused'> {
  const { request, response, route, target, body, authorization, mayRetry } = call;
  const path = joinPath(target, route.rest, authorization.parameters.query);
  const set = withCookies(request, authorization);
  return forward(
    {
      dispatcher: authorization.dispatcher,
      origin: target.origin,
      path,
      method: request.method ?? 'GET',
      headers: requestHeaders(request.rawHeaders, target.host, set, authorization.parameters.headers),
      body: body instanceof Buffer && body.length === 0 && !hasBody(request) ? null : body,
      rewriteLocation: (location) =>
        rewriteLocation(location, target, path, `http://${request.headers.host ?? ''}${route.prefix}`),
      mayRetry,
    },
    response,
  );
}

/** Cookies of the CSRF token replace those of the same name. */
function withCookies(request: IncomingMessage, { headers, cookies }: Authorization): Record<string, string> {
  if (cookies.length === 0) {
    return headers;
  }
  const names = new Set(cookies.map((cookie) => cookie.split('=')[0]));
  const given = (request.headers.cookie ?? '')
    .split('; ')
    .filter((cookie) => cookie !== '' && !names.has(cookie.split('=')[0]));
  return { ...headers, cookie: [...given, ...cookies].join('; ') };
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** The whole body where it is small, undefined where it is not known to be. */
async function keepBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (!hasBody(request)) {
    return Buffer.alloc(0);
  }
  const length = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY);
  if (length > keptBodyBytes) {
    return undefined;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function sendError(log: Logger, request: IncomingMessage, response: ServerResponse, thrown: unknown): void {
  const error = toMooringError(thrown);
  const cause = error.cause === undefined ? undefined : errorText(error.cause);
  log[errorTable[error.code].log](
    { host: request.headers.host, method: request.method, code: error.code, error: error.message, cause },
    'request not forwarded',
  );
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const body = JSON.stringify({ code: error.http, error: error.message });
  response.writeHead(error.http, { 'content-type': 'application/json;charset=UTF-8' });
  response.end(body);
  // what is left of an upload is not worth waiting for
  request.resume();
}
