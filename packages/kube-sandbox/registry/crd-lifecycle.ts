import { adminUser } from '../auth/user-info.ts';
import { type ApiObject, fieldsOf } from '../meta/api-object.ts';
import { type ApiContext, isoSeconds, type ResourceRequest } from '../verbs/api-context.ts';
import { deleteObject } from '../verbs/delete-object.ts';
import { setCrdCondition } from './crd/accept-crd.ts';
import { crdCleanupFinalizer } from './strategies/custom-resource-definition.ts';

const crdKey = 'apiextensions.k8s.io/customresourcedefinitions';

function instancesKey(crd: ApiObject): string {
  const spec = fieldsOf(crd.spec);
  return `${spec.group}/${fieldsOf(spec.names).plural}`;
}

function deleteInstances(api: ApiContext, crd: ApiObject): void {
  const key = instancesKey(crd);
  const definition = api.registry.all().find((item) => item.storageKey === key);
  if (!definition) return;
  for (const { object } of api.store.list(key, { namespace: '', limit: 0, matches: () => true }).items) {
    if (object.metadata.deletionTimestamp) continue;
    const { name, namespace = '' } = object.metadata;
    const request: ResourceRequest = {
      definition,
      namespace,
      name,
      subresource: '',
      query: new URLSearchParams(),
      user: adminUser,
      userAgent: '',
      warnings: [],
    };
    deleteObject(api, request, {
      dryRun: false,
      gracePeriodSeconds: undefined,
      propagation: undefined,
      uid: undefined,
      resourceVersion: undefined,
    });
  }
}

/** Once a definition that is being deleted has no objects left, its finalizer goes, and it with it. */
function finish(api: ApiContext, name: string): void {
  const crd = api.store.get(crdKey, '', name)?.object;
  if (!crd?.metadata.deletionTimestamp || !crd.metadata.finalizers?.includes(crdCleanupFinalizer)) return;
  deleteInstances(api, crd);
  if (api.store.count(instancesKey(crd)) > 0) return;
  const finalizers = crd.metadata.finalizers.filter((finalizer) => finalizer !== crdCleanupFinalizer);
  const next: ApiObject = { ...crd, metadata: { ...crd.metadata } };
  if (finalizers.length > 0) next.metadata.finalizers = finalizers;
  else delete next.metadata.finalizers;
  const message = 'removed all instances';
  setCrdCondition(
    next,
    { type: 'Terminating', status: 'False', reason: 'InstanceDeletionCompleted', message },
    isoSeconds(api.now()),
  );
  if (finalizers.length > 0) api.store.put(crdKey, next);
  else api.store.remove(crdKey, next);
}

/**
 * Keeps the served resources in step with their definitions: a new one is served at once, a deleted one first has its
 * objects deleted. Returns how to stop.
 */
export function followDefinitions(api: ApiContext): () => void {
  const stops = new Map<string, () => void>();
  const start = (crd: ApiObject): void => {
    api.registry.setCustom(crd);
    const { name } = crd.metadata;
    if (!crd.metadata.deletionTimestamp || stops.has(name)) return;
    stops.set(
      name,
      api.store.subscribe(instancesKey(crd), (event) => {
        if (event.type === 'DELETED') finish(api, name);
      }),
    );
    finish(api, name);
  };
  for (const { object } of api.store.list(crdKey, { namespace: '', limit: 0, matches: () => true }).items)
    start(object);
  const stop = api.store.subscribe(crdKey, (event) => {
    if (event.type !== 'DELETED') {
      start(event.current.object);
      return;
    }
    stops.get(event.name)?.();
    stops.delete(event.name);
    if (!api.store.get(crdKey, '', event.name)) api.registry.removeCustom(event.name);
  });
  return () => {
    stop();
    for (const stopOne of stops.values()) stopOne();
  };
}
