import { isDeepStrictEqual } from 'node:util';
import { createKeyedBackOff } from '#lib/back-off.ts';
import { formatTime } from '#lib/domain/kubernetes/conditions.ts';
import { type KindInfo, kinds, resourcePath } from '#lib/domain/kubernetes/kinds.ts';
import type { Condition, KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { errorText, isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Informer } from '#lib/k8s/informer.ts';
import { type Controller, createController } from '#lib/k8s/run-controller.ts';
import type { Logger } from '#lib/log.ts';
import { discoverResources } from './discover-resources.ts';
import { namespaceConditions, type RemainingContent } from './namespace-conditions.ts';

export interface NamespaceObject extends KubeObject {
  spec?: { finalizers?: string[] };
  status?: { phase?: string; conditions?: Condition[] };
}

export interface NamespaceControllerOptions {
  kube: KubeClient;
  log: Logger;
  namespaces: Informer<NamespaceObject>;
  serviceAccounts: Informer<KubeObject>;
}

const lifecycleFinalizer = 'kubernetes';

/** Gives each namespace its default ServiceAccount, and empties those that are being deleted. */
export function createNamespaceController(options: NamespaceControllerOptions): Controller {
  const { kube, log, namespaces, serviceAccounts } = options;
  const looks = createKeyedBackOff({ firstMs: 20, longestMs: 1_000, nowMs: () => performance.now() });

  async function ensureServiceAccount(namespace: string): Promise<void> {
    if (serviceAccounts.get(`${namespace}/default`) !== undefined) {
      return;
    }
    const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace } };
    try {
      await kube.create(kinds.serviceaccounts, account);
    } catch (error) {
      if (!isMooringError(error, 'EXISTS', 'FORBIDDEN', 'NOT_FOUND')) {
        throw error;
      }
    }
  }

  async function terminate(namespace: NamespaceObject): Promise<{ requeueAfterMs?: number } | undefined> {
    const { name } = namespace.metadata;
    const finalizers = namespace.spec?.finalizers ?? [];
    if (!finalizers.includes(lifecycleFinalizer)) {
      return undefined;
    }
    const remaining = await deleteContent(kube, name);
    const nowIso = formatTime(new Date());
    const conditions = namespaceConditions(namespace.status?.conditions ?? [], remaining, nowIso);
    const status = { phase: 'Terminating', conditions };
    const isEmpty = remaining.byResource.size === 0 && remaining.errors.length === 0;
    let current = namespace;
    if (!isEmpty && !isDeepStrictEqual(status, namespace.status)) {
      current = await kube.replaceStatus(kinds.namespaces, { ...namespace, status });
    }
    if (!isEmpty) {
      return { requeueAfterMs: looks.failed(name) };
    }
    looks.forget(name);
    await kube.raw('PUT', `${resourcePath(kinds.namespaces, undefined, name)}/finalize`, {
      ...current,
      spec: {
        ...current.spec,
        finalizers: finalizers.filter((finalizer) => finalizer !== lifecycleFinalizer),
      },
    });
    return undefined;
  }

  return createController({
    name: 'namespace-controller',
    log,
    sources: [
      { informer: namespaces },
      { informer: serviceAccounts, keysOf: ({ metadata }) => [metadata.namespace ?? ''] },
    ],
    async reconcile(name) {
      const namespace = namespaces.get(name);
      if (namespace === undefined) {
        looks.forget(name);
        return undefined;
      }
      if (namespace.metadata.deletionTimestamp === undefined) {
        await ensureServiceAccount(name);
        return undefined;
      }
      try {
        return await terminate(namespace);
      } catch (error) {
        if (isMooringError(error, 'NOT_FOUND')) {
          return undefined;
        }
        throw error;
      }
    },
  });
}

/** Asks for the deletion of everything in the namespace; what is still there is waiting for finalizers or for its node. */
async function deleteContent(kube: KubeClient, namespace: string): Promise<RemainingContent> {
  const remaining: RemainingContent = { byResource: new Map(), byFinalizer: new Map(), errors: [] };
  const resources = (await discoverResources(kube)).filter(({ namespaced }) => namespaced);
  await Promise.all(resources.map((kind) => deleteAll(kube, kind, namespace, remaining)));
  return remaining;
}

async function deleteAll(
  kube: KubeClient,
  kind: KindInfo,
  namespace: string,
  remaining: RemainingContent,
): Promise<void> {
  const { items } = await kube.list<KubeObject>(kind, { namespace });
  if (items.length === 0) {
    return;
  }
  for (const { metadata } of items.filter((item) => item.metadata.deletionTimestamp === undefined)) {
    try {
      await kube.delete(kind, metadata.name, namespace, { propagationPolicy: 'Background' });
    } catch (error) {
      remaining.errors.push(errorText(error));
    }
  }
  const left = (await kube.list<KubeObject>(kind, { namespace })).items;
  if (left.length > 0) {
    remaining.byResource.set(`${kind.plural}.${kind.group}`, left.length);
  }
  for (const finalizer of left.flatMap(({ metadata }) => metadata.finalizers ?? [])) {
    remaining.byFinalizer.set(finalizer, (remaining.byFinalizer.get(finalizer) ?? 0) + 1);
  }
}
