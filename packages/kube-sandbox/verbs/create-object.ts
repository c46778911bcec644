import { stringifyExact } from 'kube-text/exact-json';
import { preventEscalation } from '../auth/prevent-escalation.ts';
import {
  ApiError,
  alreadyExists,
  badRequest,
  forbidden,
  notFound,
  type StatusCause,
} from '../meta/api-error.ts';
import type { ApiObject } from '../meta/api-object.ts';
import { valueAt } from '../meta/api-object.ts';
import { trackUpdate } from '../patch/managed-fields.ts';
import { groupResourceOf, type ResourceDefinition } from '../registry/resource-definition.ts';
import type { Stored } from '../store/object-store.ts';
import { type ApiContext, isoSeconds, type ResourceRequest, writeContext } from './api-context.ts';
import { completeObject, expectKind } from './decode-object.ts';
import { validateNew } from './validate-object.ts';
import type { WriteOptions } from './write-options.ts';

/** Fits the object's namespace to the request's. Throws 400 when it names another. */
export function placeInNamespace(request: ResourceRequest, object: ApiObject): void {
  const { definition, namespace } = request;
  if (!definition.namespaced) return;
  const own = object.metadata.namespace;
  if (own && own !== namespace) {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
  }
  object.metadata.namespace = namespace;
}

function checkNamespace(api: ApiContext, definition: ResourceDefinition, object: ApiObject): void {
  if (!definition.namespaced) return;
  const name = object.metadata.namespace ?? '';
  const namespace = api.store.get('core/namespaces', '', name);
  if (!namespace) throw notFound({ group: '', resource: 'namespaces' }, name);
  if (namespace.object.metadata.deletionTimestamp) {
    const why = `unable to create new content in namespace ${name} because it is being terminated`;
    const error = forbidden(groupResourceOf(definition), object.metadata.name, why);
    const causes: StatusCause[] = [
      {
        reason: 'NamespaceTerminating',
        message: `namespace ${name} is being terminated`,
        field: 'metadata.namespace',
      },
    ];
    error.status.details = { ...error.status.details, causes };
    throw error;
  }
}

function checkDefinitionLives(api: ApiContext, definition: ResourceDefinition): void {
  if (definition.origin !== 'custom') return;
  const crd = api.store.get(
    'apiextensions.k8s.io/customresourcedefinitions',
    '',
    `${definition.plural}.${definition.group}`,
  );
  if (crd?.object.metadata.deletionTimestamp) {
    throw new ApiError(
      405,
      'MethodNotAllowed',
      'create not allowed while custom resource definition is terminating',
      {},
    );
  }
}

/** What of metadata only the server may set on a new object. */
function startMeta(api: ApiContext, definition: ResourceDefinition, object: ApiObject): void {
  const { metadata } = object;
  if (!metadata.name && metadata.generateName) {
    metadata.name = metadata.generateName.slice(0, 58) + api.randomSuffix();
  }
  delete metadata.resourceVersion;
  delete metadata.deletionTimestamp;
  delete metadata.deletionGracePeriodSeconds;
  delete metadata.selfLink;
  metadata.uid = api.newUid();
  metadata.creationTimestamp = isoSeconds(api.now());
  if (definition.strategy.countsGeneration) metadata.generation = 1;
  else delete metadata.generation;
}

/**
 * Creates an object from a request's body, already parsed. `track` records who owns its fields (apply does that itself).
 * Throws the API's refusals: 400, 403, 404, 409, 422.
 */
export function createObject(
  api: ApiContext,
  request: ResourceRequest,
  body: unknown,
  options: WriteOptions,
  track = true,
): Stored {
  const { definition } = request;
  const raw = expectKind(definition, body);
  if (raw.metadata.resourceVersion && raw.metadata.resourceVersion !== '0')
    throw new ApiError(500, '', 'resourceVersion should not be set on objects to be created');
  const object = completeObject(request, raw, options.fieldValidation);
  placeInNamespace(request, object);
  if (request.name && object.metadata.name !== request.name && object.metadata.name) {
    throw badRequest(
      `the name of the object (${object.metadata.name}) does not match the name on the URL (${request.name})`,
    );
  }
  checkNamespace(api, definition, object);
  checkDefinitionLives(api, definition);
  startMeta(api, definition, object);
  if (definition.hasStatus) {
    if (definition.origin === 'builtin') object.status = {};
    else delete object.status;
  }
  definition.strategy.prepareForCreate?.(object, writeContext(api));
  validateNew(definition, object);
  preventEscalation(api, request.user, definition, object);
  const { name, namespace = '' } = object.metadata;
  const existing = api.store.get(definition.storageKey, namespace, name);
  if (existing) {
    if (valueAt(raw, 'metadata', 'generateName') && !raw.metadata.name)
      return createObject(api, request, body, options, track);
    throw alreadyExists(groupResourceOf(definition), name);
  }
  if (track) {
    delete object.metadata.managedFields;
    trackUpdate(object, undefined, definition, options.owner);
  }
  object.apiVersion = definition.storageApiVersion;
  if (options.dryRun) return { revision: 0, object, json: stringifyExact(object) };
  return api.store.put(definition.storageKey, object);
}
