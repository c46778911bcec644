import { isDeepStrictEqual } from 'node:util';
import { formatTime, isConditionTrue, lastConditionState, withCondition } from '#lib/domain/conditions.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { catalogFinalizer, type ServiceBroker } from '#lib/domain/service-broker.ts';
import { errorText, isMooringError } from '#lib/errors.ts';
import { updateObject } from '#lib/k8s/update.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { createBrokerClient } from '../osb/broker-client.ts';
import { catalogObjects } from '../osb/catalog-objects.ts';
import { readCatalog } from '../osb/catalog-schema.ts';
import { removeCatalog, syncCatalog } from './sync-catalog.ts';

/** Reads a broker's catalog when it is time to, and keeps classes and plans in step with it (binding contract 2.2). */
export async function reconcileBroker(context: CatalogContext, key: string): Promise<undefined> {
  const cached = context.informers.brokers.get(key);
  if (
    cached === undefined ||
    (cached.metadata.deletionTimestamp === undefined && !needsRelist(context, cached))
  ) {
    return;
  }
  const { name, namespace } = cached.metadata;
  let broker = await context.kube.find<ServiceBroker>(kinds.servicebrokers, name, namespace);
  if (broker === undefined) {
    return;
  }
  if (broker.metadata.deletionTimestamp !== undefined) {
    await removeBroker(context, broker);
    return;
  }
  if (!needsRelist(context, broker)) {
    return;
  }
  if (!broker.metadata.finalizers?.includes(catalogFinalizer)) {
    broker.metadata.finalizers = [...(broker.metadata.finalizers ?? []), catalogFinalizer];
    broker = await context.kube.replace(kinds.servicebrokers, broker);
  }
  await relist(context, broker);
}

function needsRelist({ now, config }: CatalogContext, { metadata, spec, status }: ServiceBroker): boolean {
  if (
    status?.reconciledGeneration !== metadata.generation ||
    !isConditionTrue(status?.conditions, 'Ready') ||
    !metadata.finalizers?.includes(catalogFinalizer)
  ) {
    return true;
  }
  const readAt = Date.parse(status?.lastCatalogRetrievalTime ?? '');
  return spec.relistBehavior !== 'Manual' && now().getTime() - readAt >= config.relistIntervalMs;
}

async function relist(context: CatalogContext, broker: ServiceBroker): Promise<void> {
  let reason = 'ErrorGettingAuthCredentials';
  try {
    const client = await createBrokerClient(context.kube, broker, context.config.osbTimeoutMs);
    reason = 'ErrorFetchingCatalog';
    const { body } = await client.call('GET', '/v2/catalog');
    reason = 'ErrorSyncingCatalog';
    await syncCatalog(context, broker, catalogObjects(broker, readCatalog(body)));
  } catch (error) {
    await writeStatus(context, broker, 'False', reason, errorText(error));
    throw error;
  }
  await writeStatus(
    context,
    broker,
    'True',
    'FetchedCatalog',
    'Successfully fetched catalog entries from broker.',
  );
}

async function writeStatus(
  context: CatalogContext,
  broker: ServiceBroker,
  status: 'True' | 'False',
  reason: string,
  message: string,
): Promise<void> {
  const now = context.now();
  const conditions = withCondition(
    broker.status?.conditions,
    { type: 'Ready', status, reason, message },
    now,
  );
  const next: ServiceBroker['status'] = {
    ...broker.status,
    conditions,
    lastConditionState: lastConditionState(conditions),
    ...(status === 'True'
      ? {
          reconciledGeneration: broker.metadata.generation ?? 0,
          lastCatalogRetrievalTime: formatTime(now),
          operationStartTime: null,
        }
      : {}),
  };
  if (!isDeepStrictEqual(next, broker.status)) {
    await context.kube.replaceStatus(kinds.servicebrokers, { ...broker, status: next });
  }
}

async function removeBroker(context: CatalogContext, broker: ServiceBroker): Promise<void> {
  if (!broker.metadata.finalizers?.includes(catalogFinalizer)) {
    return;
  }
  await removeCatalog(context, broker);
  await updateObject<ServiceBroker>(context.kube, kinds.servicebrokers, broker.metadata, (current) => {
    current.metadata.finalizers = (current.metadata.finalizers ?? []).filter((it) => it !== catalogFinalizer);
    return current;
  }).catch((error: unknown) => {
    if (!isMooringError(error, 'NOT_FOUND')) {
      throw error;
    }
  });
}
