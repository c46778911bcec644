import { conflict, staleObject } from '../meta/api-error.ts';
import { type ApiObject, fieldsOf } from '../meta/api-object.ts';
import { groupResourceOf } from '../registry/resource-definition.ts';
import type { Stored } from '../store/object-store.ts';
import type { ApiContext, ResourceRequest } from './api-context.ts';
import { expectKind } from './decode-object.ts';
import { getOrNotFound, isFinished } from './update-object.ts';

/** Sets a namespace's spec.finalizers; a deleted namespace that has none left goes. Throws 404 and 409. */
export function finalizeNamespace(api: ApiContext, request: ResourceRequest, body: unknown): Stored {
  const current = getOrNotFound(api, request);
  const sent = expectKind(request.definition, body);
  const { resourceVersion } = sent.metadata;
  if (resourceVersion && resourceVersion !== current.object.metadata.resourceVersion) {
    throw conflict(groupResourceOf(request.definition), request.name, staleObject);
  }
  const { finalizers } = fieldsOf(sent.spec);
  const spec = { ...fieldsOf(current.object.spec) };
  if (Array.isArray(finalizers) && finalizers.length > 0) spec.finalizers = finalizers;
  else delete spec.finalizers;
  const next: ApiObject = { ...current.object, spec };
  if (isFinished(request.definition, next)) return api.store.remove(request.definition.storageKey, next);
  return api.store.put(request.definition.storageKey, next);
}
