import { catalogFinalizer, type ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import {
  formatTime,
  isConditionTrue,
  lastConditionState,
  withCondition,
  withoutCondition,
} from '#lib/domain/kubernetes/conditions.ts';
import { type Condition, objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import { errorText } from '#lib/errors.ts';
import { updateObject } from '#lib/k8s/update.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { createBrokerClient } from '../osb/broker-client.ts';
import { catalogObjects } from '../osb/catalog-objects.ts';
import { readCatalog } from '../osb/catalog-schema.ts';
import { restrictCatalog } from '../osb/restrict-catalog.ts';
import { OperationError } from '../reconcile-error.ts';
import { isTooLate, tooLateMessage } from '../retry-limit.ts';
import type { CatalogScope } from '../scope.ts';
import { withRetries } from '../with-retries.ts';
import { writeStatus } from '../write-status.ts';
import { isRelistDue } from './is-relist-due.ts';
import { removeCatalog, syncCatalog } from './sync-catalog.ts';
import { withoutContradiction } from './without-contradiction.ts';

type Step = { requeueAfterMs?: number } | undefined;

/** Reads a broker's catalog when it is time to, and keeps classes and plans in step with it (binding contract 2.2). */
export async function reconcileBroker(
  context: CatalogContext,
  scope: CatalogScope,
  key: string,
): Promise<Step> {
  const cached = context.offers(scope).brokers.get(key);
  if (cached === undefined || !needsWork(context, cached)) {
    return undefined;
  }
  const { name, namespace } = cached.metadata;
  const broker = await context.kube.find<ServiceBroker>(scope.brokers, name, namespace);
  if (broker === undefined || !needsWork(context, broker)) {
    return undefined;
  }
  return withRetries(context, broker, 'work', async () => {
    const current = await inForm(context, scope, broker);
    if (current.metadata.deletionTimestamp !== undefined) {
      await removeBroker(context, scope, current);
    } else {
      await relist(context, scope, await guarded(context, scope, current));
    }
    return undefined;
  });
}

function needsWork({ now, config }: CatalogContext, broker: ServiceBroker): boolean {
  const { metadata, status } = broker;
  const isGuarded = metadata.finalizers?.includes(catalogFinalizer) === true;
  if (metadata.deletionTimestamp !== undefined) {
    return isGuarded;
  }
  return (
    !isGuarded ||
    withoutContradiction(broker.spec) !== broker.spec ||
    status?.reconciledGeneration !== metadata.generation ||
    !isConditionTrue(status?.conditions, 'Ready') ||
    isRelistDue(broker, now(), config.relistIntervalMs)
  );
}

/** One that was stored before its kind had rules: until it keeps them, the API takes no status of it and no end. */
async function inForm(
  context: CatalogContext,
  scope: CatalogScope,
  broker: ServiceBroker,
): Promise<ServiceBroker> {
  const spec = withoutContradiction(broker.spec);
  return spec === broker.spec ? broker : context.kube.replace(scope.brokers, { ...broker, spec });
}

async function guarded(
  context: CatalogContext,
  scope: CatalogScope,
  broker: ServiceBroker,
): Promise<ServiceBroker> {
  const finalizers = broker.metadata.finalizers ?? [];
  if (finalizers.includes(catalogFinalizer)) {
    return broker;
  }
  const metadata = { ...broker.metadata, finalizers: [...finalizers, catalogFinalizer] };
  return context.kube.replace(scope.brokers, { ...broker, metadata });
}

async function relist(context: CatalogContext, scope: CatalogScope, broker: ServiceBroker): Promise<void> {
  let reason = 'ErrorGettingAuthCredentials';
  let said = 'Error getting broker auth credentials: ';
  try {
    const client = await createBrokerClient(context, broker);
    reason = 'ErrorFetchingCatalog';
    said = 'Error fetching catalog. Error getting broker catalog: ';
    const { body } = await client.call('GET', '/v2/catalog');
    reason = 'ErrorSyncingCatalog';
    said = `Error syncing catalog from ${broker.kind}. `;
    const objects = catalogObjects(scope, broker, readCatalog(body));
    await syncCatalog(
      context,
      scope,
      broker,
      restrictCatalog(scope, objects, broker.spec.catalogRestrictions),
    );
  } catch (error) {
    await writeFailure(context, scope, broker, reasonOf(error) ?? reason, said + errorText(error));
    throw error;
  }
  await writeSuccess(context, scope, broker);
}

function reasonOf(error: unknown): string | undefined {
  return error instanceof OperationError ? error.reason : undefined;
}

async function writeSuccess(context: CatalogContext, scope: CatalogScope, broker: ServiceBroker) {
  const now = context.now();
  const ready: Condition = {
    type: 'Ready',
    status: 'True',
    reason: 'FetchedCatalog',
    message: 'Successfully fetched catalog entries from broker.',
  };
  const conditions = withCondition(withoutCondition(broker.status?.conditions, 'Failed'), ready, now);
  const { operationStartTime, ...status } = broker.status ?? {};
  await writeStatus(context.kube, scope.brokers, broker, {
    ...status,
    conditions,
    lastConditionState: lastConditionState(conditions),
    reconciledGeneration: broker.metadata.generation ?? 0,
    lastCatalogRetrievalTime: formatTime(now),
  });
}

async function writeFailure(
  context: CatalogContext,
  scope: CatalogScope,
  broker: ServiceBroker,
  reason: string,
  message: string,
): Promise<void> {
  const now = context.now();
  const startedAt = broker.status?.operationStartTime ?? formatTime(now);
  let conditions = withCondition(
    broker.status?.conditions,
    { type: 'Ready', status: 'False', reason, message },
    now,
  );
  if (isTooLate(context, startedAt)) {
    const failed: Condition = {
      type: 'Failed',
      status: 'True',
      reason: 'ErrorReconciliationRetryTimeout',
      message: tooLateMessage,
    };
    conditions = withCondition(conditions, failed, now);
  }
  await writeStatus(context.kube, scope.brokers, broker, {
    reconciledGeneration: 0,
    ...broker.status,
    conditions,
    lastConditionState: lastConditionState(conditions),
    operationStartTime: startedAt,
  });
}

async function removeBroker(context: CatalogContext, scope: CatalogScope, broker: ServiceBroker) {
  try {
    await removeCatalog(context, scope, broker);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason !== undefined) {
      await writeFailure(context, scope, broker, reason, errorText(error));
    }
    throw error;
  }
  const ready: Condition = {
    type: 'Ready',
    status: 'False',
    reason: scope.brokerDeleted,
    message: `The broker ${objectKey(broker)} was deleted successfully.`,
  };
  const conditions = withCondition(broker.status?.conditions, ready, context.now());
  await writeStatus(context.kube, scope.brokers, broker, {
    ...broker.status,
    conditions,
    lastConditionState: lastConditionState(conditions),
  });
  await updateObject<ServiceBroker>(context.kube, scope.brokers, broker.metadata, (current) => {
    const finalizers = current.metadata.finalizers ?? [];
    current.metadata.finalizers = finalizers.filter((it) => it !== catalogFinalizer);
    return finalizers.includes(catalogFinalizer) ? current : undefined;
  });
}
