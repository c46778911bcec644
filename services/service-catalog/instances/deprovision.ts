import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { errorText, isMooringError } from '#lib/errors.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { operationOf } from '../osb/broker-client.ts';
import { BrokerHttpError } from '../osb/broker-http-error.ts';
import { ReconcileError } from '../reconcile-error.ts';
import { releaseObject } from '../release-object.ts';
import { isTooLate, tooLateMessage } from '../retry-limit.ts';
import { type BrokeredInstance, brokerOfInstance } from './broker-of-instance.ts';
import {
  asyncInProgress,
  deprovisionedStatus,
  inFlight,
  notTaken,
  observed,
  operationStart,
  orphanMitigated,
  ready,
  withConditions,
  withRefusal,
} from './instance-status.ts';
import { writeInstanceStatus } from './write-instance.ts';

/** Takes an instance back at the broker: because it was deleted, or to clear up after a failed provisioning. */
export async function deprovision(context: CatalogContext, found: ServiceInstance): Promise<void> {
  const deleting = found.metadata.deletionTimestamp !== undefined;
  if (deleting && (await removeBindings(context, found))) {
    return;
  }
  const { deprovisionStatus } = found.status ?? {};
  let instance = found;
  try {
    const mayExist = deprovisionStatus === 'Required' || deprovisionStatus === 'Failed';
    const brokered = mayExist ? await brokerOfInstance(context, found) : undefined;
    if (brokered === undefined) {
      // nothing was ever asked for, or nobody is left to ask: a finalizer must not hold a namespace for that
      await deprovisioned(context, found);
      return;
    }
    if (deleting) {
      const generation = found.metadata.generation ?? 0;
      const status = inFlight(found.status, 'Deprovision', generation, context.now());
      instance = await writeInstanceStatus(context, found, status);
    }
    await send(context, instance, brokered);
  } catch (error) {
    await explain(context, instance, error);
  }
}

/** Ends a deprovisioning that succeeded. */
export async function deprovisioned(context: CatalogContext, instance: ServiceInstance): Promise<void> {
  const { status = {}, metadata } = instance;
  if (metadata.deletionTimestamp === undefined) {
    await writeInstanceStatus(context, instance, orphanMitigated(status, context.now()));
    return;
  }
  await writeInstanceStatus(context, instance, deprovisionedStatus(status, context.now()));
  await releaseObject(context, kinds.serviceinstances, instance);
}

/** Deletes the bindings of an instance. @returns true while there are any: their end brings the instance back. */
async function removeBindings(context: CatalogContext, instance: ServiceInstance): Promise<boolean> {
  const { name, namespace } = instance.metadata;
  const { items } = await context.kube.list<CatalogBinding>(kinds.servicebindings, { namespace });
  const bindings = items.filter((binding) => binding.spec.instanceRef.name === name);
  if (bindings.length === 0) {
    return false;
  }
  const message = "The instance's service bindings are being deleted";
  const condition = ready('False', 'ServiceBindingsDeletion', message);
  const status = observed(instance.status, instance.metadata.generation ?? 0);
  await writeInstanceStatus(context, instance, withConditions(status, [condition], context.now()));
  await Promise.all(
    bindings
      .filter((binding) => binding.metadata.deletionTimestamp === undefined)
      .map((binding) => context.kube.delete(kinds.servicebindings, binding.metadata.name, namespace)),
  );
  return true;
}

async function send(
  context: CatalogContext,
  instance: ServiceInstance,
  { client, path, query, scope }: BrokeredInstance,
): Promise<void> {
  const { status = {}, spec } = instance;
  // the plan that the broker knows, should the change to another one have failed
  const [, planIdStyle = ''] = scope.planStyles;
  const planId = status.externalProperties?.[planIdStyle];
  const answer = await client.call('DELETE', path, {
    query: {
      ...query,
      ...(typeof planId === 'string' ? { plan_id: planId } : {}),
      accepts_incomplete: 'true',
    },
    userInfo: spec.userInfo,
  });
  if (answer.status !== 202) {
    await deprovisioned(context, instance);
    return;
  }
  await writeInstanceStatus(context, instance, asyncInProgress(status, operationOf(answer), context.now()));
}

/**
 * Writes why the instance is still there.
 * @throws the error itself when it is to be tried again.
 */
async function explain(context: CatalogContext, instance: ServiceInstance, error: unknown): Promise<void> {
  const isCredentials = error instanceof ReconcileError;
  if (!isCredentials && !isMooringError(error, 'TIMEOUT', 'UPSTREAM')) {
    throw error;
  }
  const { status = {} } = instance;
  const now = context.now();
  if (isTooLate(context, operationStart(instance))) {
    await writeInstanceStatus(context, instance, notTaken(status, tooLateMessage, now));
    return;
  }
  const reason = isCredentials ? error.reason : 'DeprovisionCallFailed';
  const said =
    error instanceof BrokerHttpError
      ? 'Deprovision call failed; received error response from broker'
      : 'Error deprovisioning';
  const message = `${said}: ${errorText(error)}`;
  const next = withConditions(status, [ready('Unknown', reason, message)], now);
  const isMitigation = status.orphanMitigationInProgress === true;
  await writeInstanceStatus(
    context,
    instance,
    // the refusal that is being cleared up after says more
    isMitigation ? next : withRefusal(next, reason, message, now),
  );
  throw error;
}
