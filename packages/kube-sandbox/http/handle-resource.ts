import type { IncomingMessage, ServerResponse } from 'node:http';
import { stringifyExact } from 'kube-text/exact-json';
import { type Attributes, authorize, refusalText } from '../auth/authorize.ts';
import type { UserInfo } from '../auth/user-info.ts';
import {
  ApiError,
  forbidden,
  methodUnknown,
  notSupported,
  type Status,
  unknownPath,
} from '../meta/api-error.ts';
import {
  hasSubresource,
  type ResourceDefinition,
  type ResourceVerb,
} from '../registry/resource-definition.ts';
import type { Stored } from '../store/object-store.ts';
import type { ApiContext, ResourceRequest } from '../verbs/api-context.ts';
import { createObject } from '../verbs/create-object.ts';
import { type DeleteOptions, deleteObject, readDeleteOptions } from '../verbs/delete-object.ts';
import { evictPod } from '../verbs/evict-pod.ts';
import { finalizeNamespace } from '../verbs/finalize-namespace.ts';
import { listObjects } from '../verbs/list-objects.ts';
import { patchObject, patchTypes } from '../verbs/patch-object.ts';
import { applyScalePatch } from '../verbs/patch-scale.ts';
import { answerReview, requestToken } from '../verbs/review-access.ts';
import { scaleOf, withScale } from '../verbs/scale-object.ts';
import { readRevision, selectionOf } from '../verbs/selection.ts';
import { getOrNotFound, inServedVersion, updateObject } from '../verbs/update-object.ts';
import { watchObjects } from '../verbs/watch-objects.ts';
import { readWriteOptions } from '../verbs/write-options.ts';
import { protobufType } from '../wire/decode-protobuf.ts';
import { contentTypeOf, negotiate } from './negotiate.ts';
import { parseBody, readBody } from './read-body.ts';
import {
  objectJson,
  type RenderOptions,
  type RowObject,
  renderList,
  renderObject,
} from './render-objects.ts';
import type { ResourcePath } from './request-info.ts';
import { reply, replyStatus } from './respond.ts';

const bodyTypes = ['application/json', 'application/yaml', protobufType];
const noContainers = new Set(['log', 'exec', 'attach', 'portforward', 'proxy']);

export interface Exchange {
  api: ApiContext;
  request: IncomingMessage;
  response: ServerResponse;
  query: URLSearchParams;
  user: UserInfo;
  /** Fires when the server stops, to end watches. */
  stop: AbortSignal;
}

function isWatch(query: URLSearchParams): boolean {
  const value = query.get('watch');
  return value === 'true' || value === '1' || value === '';
}

/** The verb as authorisation and discovery name it. */
function verbOf(method: string, path: ResourcePath, query: URLSearchParams): string {
  switch (method) {
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return path.name ? 'delete' : 'deletecollection';
    case 'GET':
    case 'HEAD':
      if (!path.subresource && isWatch(query)) return 'watch';
      return path.name ? 'get' : 'list';
    default:
      throw methodUnknown();
  }
}

function checkVerb(definition: ResourceDefinition, verb: string, path: ResourcePath): void {
  if (path.subresource) {
    checkSubresource(definition, verb, path.subresource);
    return;
  }
  if (!definition.verbs.includes(verb as ResourceVerb)) throw methodUnknown();
  if (verb === 'create' && path.name) throw methodUnknown();
  if ((verb === 'update' || verb === 'patch') && !path.name) throw methodUnknown();
  checkNamespace(definition, verb, path);
}

function checkSubresource(definition: ResourceDefinition, verb: string, name: string): void {
  const found = definition.subresources.find((subresource) => subresource.name === name);
  if (!found) throw unknownPath();
  if (!found.verbs.some((allowed) => allowed === verb)) throw methodUnknown();
}

function checkNamespace(definition: ResourceDefinition, verb: string, path: ResourcePath): void {
  const needsNamespace = definition.namespaced && !path.namespace;
  if (needsNamespace && (path.name || verb === 'create' || verb === 'deletecollection')) throw unknownPath();
  if (!definition.namespaced && path.namespace) throw unknownPath();
}

function checkAccess(exchange: Exchange, attributes: Attributes): void {
  if (authorize(exchange.api, exchange.user, attributes).allowed) return;
  const { group, resource, name } = attributes;
  throw forbidden({ group, resource }, name, refusalText(exchange.user, attributes));
}

function renderOptions(exchange: Exchange): RenderOptions {
  const include = exchange.query.get('includeObject');
  const rowObject: RowObject = include === 'Object' || include === 'None' ? include : 'Metadata';
  return { negotiated: negotiate(exchange.request.headers.accept, true), rowObject, now: exchange.api.now() };
}

/** Answers once what is told is on disk. */
async function answer(
  exchange: Exchange,
  resource: ResourceRequest,
  code: number,
  json: string,
): Promise<void> {
  const { api, request, response, query } = exchange;
  await api.store.whenDurable();
  const { format } = negotiate(request.headers.accept, true);
  const pretty = query.get('pretty') === 'true' || query.get('pretty') === '1';
  reply(response, { code, json, format, pretty, warnings: resource.warnings });
}

function answerObject(
  exchange: Exchange,
  resource: ResourceRequest,
  code: number,
  stored: Stored,
): Promise<void> {
  const definition = resource.definition;
  const shown = { ...stored, object: inServedVersion(definition, stored.object) };
  const options = renderOptions(exchange);
  const json = options.negotiated.as
    ? renderObject(definition, shown, options)
    : stored.revision === 0 || stored.json === ''
      ? stringifyExact(shown.object)
      : objectJson(definition, stored);
  return answer(exchange, resource, code, json);
}

async function readParsedBody(exchange: Exchange): Promise<unknown> {
  const type = contentTypeOf(exchange.request.headers['content-type'], bodyTypes);
  return parseBody(await readBody(exchange.request), type);
}

async function readOptionalBody(exchange: Exchange): Promise<unknown> {
  const body = await readBody(exchange.request);
  if (body.length === 0) return undefined;
  return parseBody(body, contentTypeOf(exchange.request.headers['content-type'], bodyTypes));
}

function deletedStatus(definition: ResourceDefinition, { object }: Stored): Status {
  const { name, uid } = object.metadata;
  const group = definition.group ? { group: definition.group } : {};
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: { name, ...group, kind: definition.plural, ...(uid ? { uid } : {}) },
  };
}

async function handleDelete(exchange: Exchange, resource: ResourceRequest): Promise<void> {
  const options = readDeleteOptions(exchange.query, await readOptionalBody(exchange));
  const { definition } = resource;
  const { stored, gone } = deleteObject(exchange.api, resource, options);
  if (gone && !definition.strategy.returnsDeletedObject) {
    return answer(exchange, resource, 200, JSON.stringify(deletedStatus(definition, stored)));
  }
  const shown = { ...stored, json: stringifyExact(stored.object) };
  return answerObject(exchange, resource, 200, shown);
}

async function handleDeleteCollection(exchange: Exchange, resource: ResourceRequest): Promise<void> {
  const { api } = exchange;
  const options: DeleteOptions = {
    ...readDeleteOptions(exchange.query, await readOptionalBody(exchange)),
    uid: undefined,
    resourceVersion: undefined,
  };
  const matches = selectionOf(resource);
  const { definition, namespace } = resource;
  const list = listObjects(api, resource);
  for (const { object } of list.items) {
    if (!matches(object)) continue;
    deleteObject(api, { ...resource, namespace, name: object.metadata.name }, options);
  }
  return answer(exchange, resource, 200, renderList(definition, list, renderOptions(exchange)));
}

async function handleCreate(exchange: Exchange, resource: ResourceRequest): Promise<void> {
  const { api } = exchange;
  const body = await readParsedBody(exchange);
  if (!resource.definition.verbs.includes('get')) {
    const review = answerReview(api, resource, body);
    return answer(exchange, resource, 201, JSON.stringify(review));
  }
  const stored = createObject(api, resource, body, readWriteOptions(api, resource));
  return answerObject(exchange, resource, 201, stored);
}

async function handleUpdate(exchange: Exchange, resource: ResourceRequest): Promise<void> {
  const { api } = exchange;
  const body = await readParsedBody(exchange);
  const options = readWriteOptions(api, resource);
  const { definition, namespace, name } = resource;
  const exists = api.store.get(definition.storageKey, namespace, name) !== undefined;
  if (!exists && definition.strategy.allowsCreateOnUpdate && !resource.subresource) {
    return answerObject(exchange, resource, 201, createObject(api, resource, body, options));
  }
  return answerObject(
    exchange,
    resource,
    200,
    updateObject(api, resource, { change: () => body, options, track: true }),
  );
}

async function handlePatch(exchange: Exchange, resource: ResourceRequest): Promise<void> {
  const { api, request } = exchange;
  const type = contentTypeOf(request.headers['content-type'], patchTypes);
  const body = await readBody(request);
  const { stored, created } = patchObject(api, resource, type, body, readWriteOptions(api, resource));
  return answerObject(exchange, resource, created ? 201 : 200, stored);
}

async function handleGet(exchange: Exchange, resource: ResourceRequest): Promise<void> {
  readRevision(resource);
  return answerObject(exchange, resource, 200, getOrNotFound(exchange.api, resource));
}

async function handleScale(exchange: Exchange, resource: ResourceRequest, verb: string): Promise<void> {
  const { api, request } = exchange;
  const paths = resource.definition.scale;
  if (!paths) throw unknownPath();
  let stored = getOrNotFound(api, resource);
  if (verb !== 'get') {
    const options = readWriteOptions(api, resource);
    const type = verb === 'patch' ? contentTypeOf(request.headers['content-type'], patchTypes) : '';
    const body = verb === 'patch' ? await readBody(request) : await readParsedBody(exchange);
    stored = updateObject(api, resource, {
      change: (current) => {
        const scale = Buffer.isBuffer(body) ? applyScalePatch(scaleOf(current, paths), type, body) : body;
        return withScale(current, scale, paths);
      },
      options,
      track: true,
    });
  }
  return answer(exchange, resource, 200, JSON.stringify(scaleOf(stored.object, paths)));
}

async function handleSubresource(exchange: Exchange, resource: ResourceRequest, verb: string): Promise<void> {
  const { api } = exchange;
  if (noContainers.has(resource.subresource)) {
    getOrNotFound(api, resource);
    throw notSupported(
      `the sandbox runs no containers: ${resource.definition.plural}/${resource.subresource} is not available`,
    );
  }
  switch (resource.subresource) {
    case 'scale':
      return handleScale(exchange, resource, verb);
    case 'token': {
      const token = requestToken(api, resource, await readParsedBody(exchange));
      return answer(exchange, resource, 201, JSON.stringify(token));
    }
    case 'eviction': {
      const status = evictPod(api, resource, await readParsedBody(exchange));
      return answer(exchange, resource, 201, JSON.stringify(status));
    }
    case 'finalize':
      return answerObject(
        exchange,
        resource,
        200,
        finalizeNamespace(api, resource, await readParsedBody(exchange)),
      );
    default:
      if (verb === 'get') return handleGet(exchange, resource);
      return verb === 'patch' ? handlePatch(exchange, resource) : handleUpdate(exchange, resource);
  }
}

async function handleList(exchange: Exchange, resource: ResourceRequest): Promise<void> {
  const options = renderOptions(exchange);
  const list = listObjects(exchange.api, resource);
  return answer(exchange, resource, 200, renderList(resource.definition, list, options));
}

async function handleWatch(exchange: Exchange, resource: ResourceRequest): Promise<void> {
  const options = renderOptions(exchange);
  await exchange.api.store.whenDurable();
  watchObjects(exchange.api, resource, exchange.response, options, exchange.stop);
}

/** `name` given by metadata.name in a field selector counts for authorisation, as on the real server. */
function nameFor(path: ResourcePath, query: URLSearchParams): string {
  return path.name || (/^metadata\.name=([^,]+)$/.exec(query.get('fieldSelector') ?? '')?.[1] ?? '');
}

/** Answers a request for a resource: finds it, checks access, and runs the verb. */
export async function handleResource(exchange: Exchange, path: ResourcePath): Promise<void> {
  const { api, request, query, user, response } = exchange;
  const verb = verbOf(request.method ?? 'GET', path, query);
  const namespace = path.namespace;
  const { group, plural, subresource } = path;
  const ownNamespace = group === '' && plural === 'namespaces' ? path.name : namespace;
  checkAccess(exchange, {
    verb,
    group,
    resource: plural,
    subresource,
    namespace: ownNamespace,
    name: nameFor(path, query),
    path: undefined,
  });
  const definition = api.registry.find(group, path.version, plural);
  if (!definition) throw unknownPath();
  if (path.rest && !noContainers.has(subresource)) throw unknownPath();
  checkVerb(definition, verb, path);
  const resource: ResourceRequest = {
    definition,
    namespace,
    name: path.name,
    subresource,
    query,
    user,
    userAgent: request.headers['user-agent'] ?? '',
    warnings: [],
  };
  if (subresource) {
    if (!hasSubresource(definition, subresource)) throw unknownPath();
    return handleSubresource(exchange, resource, verb);
  }
  switch (verb) {
    case 'get':
      return handleGet(exchange, resource);
    case 'list':
      return handleList(exchange, resource);
    case 'watch':
      return handleWatch(exchange, resource);
    case 'create':
      return handleCreate(exchange, resource);
    case 'update':
      return handleUpdate(exchange, resource);
    case 'patch':
      return handlePatch(exchange, resource);
    case 'delete':
      return handleDelete(exchange, resource);
    case 'deletecollection':
      return handleDeleteCollection(exchange, resource);
    default:
      replyStatus(response, new ApiError(405, 'MethodNotAllowed', 'method not allowed').status);
  }
}
