import { stringifyExact } from 'kube-text/exact-json';
import { badRequest, conflict, forbidden } from '../meta/api-error.ts';
import { type ApiObject, fieldsOf, isFields, listOf } from '../meta/api-object.ts';
import { setCrdCondition } from '../registry/crd/accept-crd.ts';
import { groupResourceOf } from '../registry/resource-definition.ts';
import type { Stored } from '../store/object-store.ts';
import { type ApiContext, isoSeconds, type ResourceRequest } from './api-context.ts';
import { getOrNotFound, isFinished } from './update-object.ts';

export type Propagation = 'Orphan' | 'Background' | 'Foreground';

export interface DeleteOptions {
  dryRun: boolean;
  gracePeriodSeconds: number | undefined;
  propagation: Propagation | undefined;
  uid: string | undefined;
  resourceVersion: string | undefined;
}

function readPropagation(value: unknown, orphan: unknown): Propagation | undefined {
  if (value === 'Orphan' || value === 'Background' || value === 'Foreground') return value;
  if (value) {
    throw badRequest(
      `DeleteOptions.meta.k8s.io "" is invalid: propagationPolicy: Unsupported value: "${value}": supported values: "Foreground", "Background", "Orphan", "nil"`,
    );
  }
  if (orphan === undefined || orphan === null) return undefined;
  return orphan === true || orphan === 'true' ? 'Orphan' : 'Background';
}

/** Reads delete options from the body, which wins, and the query. Throws 400. */
export function readDeleteOptions(query: URLSearchParams, body: unknown): DeleteOptions {
  const fields = fieldsOf(body);
  if (body !== undefined && !isFields(body)) throw badRequest('the body of a delete must be DeleteOptions');
  const preconditions = fieldsOf(fields.preconditions);
  const grace = fields.gracePeriodSeconds ?? query.get('gracePeriodSeconds') ?? undefined;
  const seconds = grace === undefined ? undefined : Number(grace);
  if (seconds !== undefined && !Number.isInteger(seconds))
    throw badRequest(`gracePeriodSeconds: Invalid value: ${JSON.stringify(grace)}: must be an integer`);
  const dryRun = [...listOf(fields.dryRun), ...query.getAll('dryRun')];
  if (dryRun.some((value) => value !== 'All'))
    throw badRequest(`dryRun: Unsupported value: ${JSON.stringify(dryRun)}: supported values: "All"`);
  return {
    dryRun: dryRun.length > 0,
    gracePeriodSeconds: seconds,
    propagation: readPropagation(
      fields.propagationPolicy ?? query.get('propagationPolicy'),
      fields.orphanDependents ?? query.get('orphanDependents'),
    ),
    uid: typeof preconditions.uid === 'string' ? preconditions.uid : undefined,
    resourceVersion:
      typeof preconditions.resourceVersion === 'string' ? preconditions.resourceVersion : undefined,
  };
}

/** The finalizers that hand the dependents' fate to the garbage collector. */
function finalizersFor(object: ApiObject, propagation: Propagation | undefined): string[] {
  const present = object.metadata.finalizers ?? [];
  if (!propagation) return present;
  const others = present.filter((name) => name !== 'orphan' && name !== 'foregroundDeletion');
  if (propagation === 'Orphan') return [...others, 'orphan'];
  return propagation === 'Foreground' ? [...others, 'foregroundDeletion'] : others;
}

function checkPreconditions(request: ResourceRequest, object: ApiObject, options: DeleteOptions): void {
  const where = groupResourceOf(request.definition);
  const { uid, resourceVersion, name } = object.metadata;
  if (options.uid !== undefined && options.uid !== uid) {
    throw conflict(
      where,
      name,
      `the UID in the precondition (${options.uid}) does not match the UID in record (${uid}). The object might have been deleted and then recreated`,
    );
  }
  if (options.resourceVersion !== undefined && options.resourceVersion !== resourceVersion) {
    throw conflict(
      where,
      name,
      `the ResourceVersion in the precondition (${options.resourceVersion}) does not match the ResourceVersion in record (${resourceVersion}). The object might have been modified`,
    );
  }
}

/** Marks the object as being deleted; what is already marked keeps its time unless a shorter grace is asked for. */
function mark(api: ApiContext, object: ApiObject, graceSeconds: number, finalizers: string[]): ApiObject {
  const { metadata } = object;
  const next: ApiObject = { ...object, metadata: { ...metadata } };
  if (finalizers.length > 0) next.metadata.finalizers = finalizers;
  else delete next.metadata.finalizers;
  const before = metadata.deletionGracePeriodSeconds ?? 0;
  if (metadata.deletionTimestamp) {
    if (graceSeconds < before) {
      const requested = Date.parse(metadata.deletionTimestamp) - before * 1000;
      next.metadata.deletionTimestamp = isoSeconds(new Date(requested + graceSeconds * 1000));
      next.metadata.deletionGracePeriodSeconds = graceSeconds;
    }
    return next;
  }
  next.metadata.deletionTimestamp = isoSeconds(new Date(api.now().getTime() + graceSeconds * 1000));
  next.metadata.deletionGracePeriodSeconds = graceSeconds;
  if (metadata.generation) next.metadata.generation = metadata.generation + 1;
  return next;
}

function markKind(
  api: ApiContext,
  request: ResourceRequest,
  marked: ApiObject,
  wasMarked: boolean,
): ApiObject {
  const { storageKey } = request.definition;
  if (storageKey === 'core/namespaces') {
    if (wasMarked) {
      const why =
        'The system is ensuring all content is removed from this namespace.  Upon completion, this namespace will automatically be purged by the system.';
      throw conflict(groupResourceOf(request.definition), request.name, why);
    }
    delete marked.metadata.deletionGracePeriodSeconds;
    return { ...marked, status: { ...fieldsOf(marked.status), phase: 'Terminating' } };
  }
  if (storageKey === 'apiextensions.k8s.io/customresourcedefinitions' && !wasMarked) {
    const message =
      'CustomResourceDefinition marked for deletion; CustomResource deletion will be issued soon';
    setCrdCondition(
      marked,
      { type: 'Terminating', status: 'True', reason: 'InstanceDeletionPending', message },
      isoSeconds(api.now()),
    );
  }
  return marked;
}

export interface Deleted {
  stored: Stored;
  /** False while finalizers or a grace period keep the object there. */
  gone: boolean;
}

/** Deletes an object, or marks it when somebody must finish first. Throws 403, 404 and 409. */
export function deleteObject(api: ApiContext, request: ResourceRequest, options: DeleteOptions): Deleted {
  const { definition } = request;
  const current = getOrNotFound(api, request);
  const { object } = current;
  checkPreconditions(request, object, options);
  const refusal = definition.strategy.validateDelete?.(object);
  if (refusal) throw forbidden(groupResourceOf(definition), request.name, refusal);
  const graceSeconds = definition.strategy.gracePeriodSeconds?.(object, options.gracePeriodSeconds) ?? 0;
  const finalizers = finalizersFor(object, options.propagation ?? definition.strategy.defaultPropagation);
  const wasMarked = object.metadata.deletionTimestamp !== undefined;
  const marked = markKind(api, request, mark(api, object, graceSeconds, finalizers), wasMarked);
  if (isFinished(definition, marked)) {
    const stored = options.dryRun
      ? current
      : api.store.remove(definition.storageKey, wasMarked ? marked : object);
    return { stored, gone: true };
  }
  const changed = stringifyExact(marked) !== stringifyExact(object);
  if (options.dryRun || !changed) return { stored: { ...current, object: marked }, gone: false };
  return { stored: api.store.put(definition.storageKey, marked), gone: false };
}
