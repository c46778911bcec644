import { stringifyExact } from 'kube-text/exact-json';
import { preventEscalation } from '../auth/prevent-escalation.ts';
import { badRequest, conflict, invalid, notFound, staleObject } from '../meta/api-error.ts';
import { type ApiObject, cloneJson, fieldsOf, listOf, sameJson } from '../meta/api-object.ts';
import { invalidValue } from '../meta/field-error.ts';
import { trackUpdate } from '../patch/managed-fields.ts';
import { apiVersionOf, groupResourceOf, type ResourceDefinition } from '../registry/resource-definition.ts';
import type { Stored } from '../store/object-store.ts';
import { type ApiContext, type ResourceRequest, writeContext } from './api-context.ts';
import { placeInNamespace } from './create-object.ts';
import { completeObject, expectKind } from './decode-object.ts';
import { readStored } from './read-stored.ts';
import { validateChanged } from './validate-object.ts';
import type { WriteOptions } from './write-options.ts';

/** The object as its served version shows it: the same but for apiVersion (definitions convert by `None`). */
export function inServedVersion(definition: ResourceDefinition, object: ApiObject): ApiObject {
  const apiVersion = apiVersionOf(definition);
  return object.apiVersion === apiVersion ? object : { ...object, apiVersion };
}

export function getOrNotFound(api: ApiContext, request: ResourceRequest): Stored {
  const stored = api.store.get(request.definition.storageKey, request.namespace, request.name);
  if (!stored) throw notFound(groupResourceOf(request.definition), request.name);
  return stored;
}

function checkPreconditions(request: ResourceRequest, next: ApiObject, current: ApiObject): void {
  const { definition, name } = request;
  const where = groupResourceOf(definition);
  if (next.metadata.name !== name) {
    throw badRequest(
      `the name of the object (${next.metadata.name}) does not match the name on the URL (${name})`,
    );
  }
  placeInNamespace(request, next);
  const { uid, resourceVersion } = next.metadata;
  if (uid && uid !== current.metadata.uid) {
    throw conflict(
      where,
      name,
      `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${current.metadata.uid}`,
    );
  }
  if (!resourceVersion) {
    if (definition.strategy.allowsUnconditionalUpdate) return;
    const version = definition.origin === 'custom' ? 0 : '';
    const error = invalidValue('metadata.resourceVersion', version, 'must be specified for an update');
    if (definition.origin === 'custom') {
      const refusal = invalid(definition.group, definition.plural, name, [error]);
      refusal.status.message = refusal.message.replace('Invalid value: 0:', 'Invalid value: 0x0:');
      refusal.status.details?.causes?.forEach((cause) => {
        cause.message = cause.message?.replace('Invalid value: 0:', 'Invalid value: 0x0:') ?? '';
      });
      throw refusal;
    }
    throw invalid(definition.group, definition.kind, name, [error]);
  }
  if (resourceVersion !== current.metadata.resourceVersion) throw conflict(where, name, staleObject);
}

/** Undoes what an update may not touch: the server's own metadata, and what belongs to the other side of the status split. */
function keepUntouchable(request: ResourceRequest, next: ApiObject, current: ApiObject): ApiObject {
  const { definition, subresource } = request;
  const kept = current.metadata;
  const metadata = {
    ...next.metadata,
    uid: kept.uid,
    creationTimestamp: kept.creationTimestamp,
  } as ApiObject['metadata'];
  for (const field of [
    'generation',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
    'resourceVersion',
  ] as const) {
    if (kept[field] === undefined) delete metadata[field];
    else Object.assign(metadata, { [field]: kept[field] });
  }
  delete metadata.selfLink;
  if (subresource === 'status') {
    const statusMeta = definition.origin === 'custom' ? customStatusMeta(metadata, kept) : metadata;
    return { ...withStatusOf(current, next), metadata: statusMeta };
  }
  return { ...(definition.hasStatus ? withStatusOf(next, current) : next), metadata };
}

/** Of the metadata, an update of a custom object's status changes who owns which fields only. */
function customStatusMeta(sent: ApiObject['metadata'], kept: ApiObject['metadata']): ApiObject['metadata'] {
  const managedFields = sent.managedFields ?? kept.managedFields;
  return managedFields ? { ...kept, managedFields } : kept;
}

function withStatusOf(object: ApiObject, { status }: ApiObject): ApiObject {
  const { status: _own, ...rest } = object;
  return { ...rest, ...(status === undefined ? {} : { status }) } as ApiObject;
}

/** Whether what generation counts differs: everything but metadata and, where it is split off, status. */
function specChanged(definition: ResourceDefinition, next: ApiObject, current: ApiObject): boolean {
  if (definition.origin === 'builtin') return !sameJson(next.spec, current.spec);
  const relevant = ({ metadata: _meta, apiVersion: _version, status, ...rest }: ApiObject): unknown =>
    definition.hasStatus ? rest : { ...rest, status };
  return !sameJson(relevant(next), relevant(current));
}

/** Whether a deleted object waits for nobody any more. */
export function isFinished(definition: ResourceDefinition, object: ApiObject): boolean {
  const { deletionTimestamp, deletionGracePeriodSeconds, finalizers } = object.metadata;
  if (!deletionTimestamp || (finalizers?.length ?? 0) > 0) return false;
  if (definition.storageKey === 'core/namespaces' && listOf(fieldsOf(object.spec).finalizers).length > 0)
    return false;
  return (deletionGracePeriodSeconds ?? 0) === 0;
}

function withoutManagedTimes(object: ApiObject): unknown {
  const entries = object.metadata.managedFields?.map(({ time: _time, ...entry }) => entry);
  return { ...object, metadata: { ...object.metadata, managedFields: entries } };
}

export interface Update {
  /** Gives the wanted object from a private copy of the current one, in the served version. */
  change: (current: ApiObject) => unknown;
  options: WriteOptions;
  /** Apply tracks ownership itself. */
  track: boolean;
}

/** Writes the outcome, unless it changes nothing or was only tried. An object that waits for nobody any more goes. */
function store(
  api: ApiContext,
  definition: ResourceDefinition,
  next: ApiObject,
  current: Stored,
  dryRun: boolean,
): Stored {
  const object: ApiObject = { ...next, apiVersion: definition.storageApiVersion };
  if (isFinished(definition, object)) {
    if (dryRun) return { ...current, object };
    return api.store.remove(definition.storageKey, object);
  }
  if (sameJson(withoutManagedTimes(object), withoutManagedTimes(current.object))) return current;
  if (dryRun) return { revision: current.revision, object, json: stringifyExact(object) };
  return api.store.put(definition.storageKey, object);
}

/** Changes an object: the common path of update, every kind of patch, and their status subresource. */
export function updateObject(api: ApiContext, request: ResourceRequest, update: Update): Stored {
  const { definition } = request;
  const current = getOrNotFound(api, request);
  const before = inServedVersion(definition, readStored(definition, current).object);
  const raw = expectKind(definition, update.change(cloneJson(before)));
  const completed = completeObject(request, raw, update.options.fieldValidation);
  checkPreconditions(request, completed, before);
  let next = keepUntouchable(request, completed, before);
  if (request.subresource !== 'status')
    definition.strategy.prepareForUpdate?.(next, before, writeContext(api));
  if (definition.strategy.countsGeneration && specChanged(definition, next, before)) {
    next = { ...next, metadata: { ...next.metadata, generation: (before.metadata.generation ?? 0) + 1 } };
  }
  validateChanged(definition, next, before, request.subresource);
  if (!sameJson(next.rules, before.rules)) preventEscalation(api, request.user, definition, next);
  if (update.track) trackUpdate(next, before, definition, update.options.owner);
  return store(api, definition, next, current, update.options.dryRun);
}
