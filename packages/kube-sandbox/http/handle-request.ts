import type { IncomingMessage, ServerResponse } from 'node:http';
import { authenticate } from '../auth/authenticate.ts';
import { type Attributes, authorize, refusalText } from '../auth/authorize.ts';
import { impersonate } from '../auth/impersonate.ts';
import type { UserInfo } from '../auth/user-info.ts';
import { aggregatedDiscovery, aggregatedDiscoveryType } from '../discovery/aggregated-discovery.ts';
import { coreVersions, groupList, groupOf, resourceList } from '../discovery/legacy-discovery.ts';
import { versionInfo } from '../discovery/version-info.ts';
import { ApiError, forbidden, methodUnknown, unknownPath } from '../meta/api-error.ts';
import type { OpenApi, OpenApiAnswer } from '../openapi/create-open-api.ts';
import type { ApiContext } from '../verbs/api-context.ts';
import { handleResource } from './handle-resource.ts';
import { parseMediaTypes } from './negotiate.ts';
import { type DiscoveryPath, parseDiscoveryPath, parseResourcePath } from './request-info.ts';
import { reply, replyStatus, replyText, statusOf } from './respond.ts';

/** Go's clients cannot parse the `@` in the type they ask for, so that it is not what they are answered with. */
const protobufAnswerType = 'application/octet-stream';

const compactPath = '/sandbox/compact';
/** How many writes a real server's watch cache holds at least. */
const watchCacheSize = 100;

/** Says why a request is not to be answered, whoever sends it; undefined where nothing speaks against it. */
export type RefuseRequest = (request: IncomingMessage) => string | undefined;

export interface ServerParts {
  api: ApiContext;
  openApi: OpenApi;
  stop: AbortSignal;
  refuse?: RefuseRequest | undefined;
}

function wantsAggregated(request: IncomingMessage): boolean {
  return parseMediaTypes(request.headers.accept ?? '').some(
    ({ parameters }) =>
      parameters.g === 'apidiscovery.k8s.io' &&
      parameters.v === 'v2' &&
      parameters.as === 'APIGroupDiscoveryList',
  );
}

function replyValue(response: ServerResponse, value: unknown, query: URLSearchParams): void {
  if (value === undefined) throw unknownPath();
  reply(response, { code: 200, value, format: 'json', pretty: query.has('pretty'), warnings: [] });
}

function handleDiscovery(
  parts: ServerParts,
  request: IncomingMessage,
  response: ServerResponse,
  path: DiscoveryPath,
  query: URLSearchParams,
): void {
  const { registry } = parts.api;
  const { group, version } = path;
  if (version !== undefined) {
    replyValue(response, resourceList(registry, group ?? '', version), query);
    return;
  }
  const isCore = request.url?.startsWith('/apis') !== true;
  if (group === undefined || (isCore && group === '')) {
    if (wantsAggregated(request)) {
      const body = Buffer.from(JSON.stringify(aggregatedDiscovery(registry, isCore ? 'api' : 'apis')));
      response.writeHead(200, {
        'content-type': aggregatedDiscoveryType,
        'content-length': body.length,
        vary: 'Accept',
      });
      response.end(body);
      return;
    }
    const address = request.headers.host ?? '';
    replyValue(response, isCore ? coreVersions(address) : groupList(registry), query);
    return;
  }
  replyValue(response, groupOf(registry, group), query);
}

function sendOpenApi(
  request: IncomingMessage,
  response: ServerResponse,
  answer: OpenApiAnswer | undefined,
  type: string,
): void {
  if (!answer) throw unknownPath();
  if (request.headers['if-none-match'] === answer.etag) {
    response.writeHead(304, { etag: answer.etag });
    response.end();
    return;
  }
  response.writeHead(200, {
    'content-type': type,
    'content-length': answer.body.length,
    etag: answer.etag,
    vary: 'Accept',
  });
  response.end(answer.body);
}

function handleOpenApi(
  parts: ServerParts,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): void {
  const { openApi } = parts;
  if (path === '/openapi/v2') {
    const wantsProtobuf = (request.headers.accept ?? '').includes('proto-openapi.spec.v2');
    if (wantsProtobuf) sendOpenApi(request, response, openApi.v2Protobuf(), protobufAnswerType);
    else sendOpenApi(request, response, openApi.v2Json(), 'application/json');
  } else if (path === '/openapi/v3') sendOpenApi(request, response, openApi.v3Index(), 'application/json');
  else
    sendOpenApi(request, response, openApi.v3Document(path.slice('/openapi/v3/'.length)), 'application/json');
}

function checkPath(api: ApiContext, user: UserInfo, method: string, path: string): void {
  const attributes: Attributes = {
    verb: method.toLowerCase(),
    group: '',
    resource: '',
    subresource: '',
    namespace: '',
    name: '',
    path,
  };
  if (!authorize(api, user, attributes).allowed)
    throw forbidden({ group: '', resource: '' }, '', refusalText(user, attributes));
}

function rootPaths(api: ApiContext): unknown {
  const groups = api.registry.groups();
  const apis = groups.flatMap(({ name, versions }) => [
    `/apis/${name}`,
    ...versions.map((version) => `/apis/${name}/${version}`),
  ]);
  return {
    paths: [
      '/api',
      '/api/v1',
      '/apis',
      ...apis,
      '/healthz',
      '/livez',
      '/openapi/v2',
      '/openapi/v3',
      '/readyz',
      '/version',
    ],
  };
}

/** What is not a resource: health, version, discovery, OpenAPI. */
function handlePlain(
  parts: ServerParts,
  request: IncomingMessage,
  response: ServerResponse,
  user: UserInfo,
  url: URL,
): void {
  const path = url.pathname.length > 1 ? url.pathname.replace(/\/$/, '') : '/';
  checkPath(parts.api, user, request.method ?? 'GET', path);
  if (request.method !== 'GET' && request.method !== 'HEAD') throw methodUnknown();
  if (/^\/(healthz|livez|readyz)(\/[a-z-]+)?$/.test(path)) replyText(response, 200, 'ok');
  else if (path === '/version') replyValue(response, versionInfo, url.searchParams);
  else if (path === '/') replyValue(response, rootPaths(parts.api), url.searchParams);
  else if (/^\/openapi\/v[23](\/|$)/.test(path)) handleOpenApi(parts, request, response, path);
  else {
    const discovery = parseDiscoveryPath(path.split('/').slice(1));
    if (!discovery) throw unknownPath();
    handleDiscovery(parts, request, response, discovery, url.searchParams);
  }
}

/** Forgets history now, as a real cluster's etcd does every few minutes. */
async function compact(parts: ServerParts, response: ServerResponse, user: UserInfo): Promise<void> {
  const { api } = parts;
  checkPath(api, user, 'POST', compactPath);
  await api.store.whenDurable();
  await api.store.compact(undefined, watchCacheSize);
  const revision = api.store.compactedRevision;
  replyStatus(response, {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    message: `compacted at revision ${revision}`,
    code: 200,
  });
}

async function route(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { api } = parts;
  const refusal = parts.refuse?.(request);
  if (refusal !== undefined) throw forbidden({ group: '', resource: '' }, '', refusal);
  const url = new URL(request.url ?? '/', 'http://localhost');
  const user = impersonate(api, authenticate(api, request.headers.authorization), request.headers);
  const segments = url.pathname
    .split('/')
    .slice(1)
    .filter((segment, i, all) => segment !== '' || i < all.length - 1);
  const path = parseResourcePath(segments.map(decodeURIComponent));
  if (!path) {
    if (request.method === 'POST' && url.pathname === compactPath) return compact(parts, response, user);
    handlePlain(parts, request, response, user, url);
    return;
  }
  await handleResource({ api, request, response, query: url.searchParams, user, stop: parts.stop }, path);
}

/** Answers one request; whatever goes wrong is answered as a Status. */
export async function handleRequest(
  parts: ServerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await route(parts, request, response);
  } catch (error) {
    if (!(error instanceof ApiError))
      parts.api.logger.error({ err: error, method: request.method }, 'a request failed unexpectedly');
    // A refusal may rest on a write that is not on disk yet (a name that is taken, an object that is gone).
    const refusal = await parts.api.store.whenDurable().then(
      () => error,
      (disk: unknown) => disk,
    );
    if (response.headersSent) response.destroy();
    else replyStatus(response, statusOf(refusal));
  }
}
