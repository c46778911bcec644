import { kinds } from '#lib/domain/kinds.ts';
import type { ServiceBinding } from '#lib/domain/service-binding.ts';
import type { ServiceInstance } from '#lib/domain/service-instance.ts';
import { errorText, isMooringError } from '#lib/errors.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { BrokerHttpError } from '../osb/broker-http-error.ts';
import { type BrokeredInstance, brokerOfInstance } from './broker-of-instance.ts';
import { asyncInProgress, inFlight, orphanMitigated, ready, withConditions } from './instance-status.ts';
import { releaseInstance, writeInstanceStatus } from './write-instance.ts';

/** Takes an instance back at the broker: because it was deleted, or to clear up after a failed provisioning. */
export async function deprovision(context: CatalogContext, found: ServiceInstance): Promise<void> {
  const deleting = found.metadata.deletionTimestamp !== undefined;
  if (deleting && (await removeBindings(context, found))) {
    return;
  }
  const required = found.status?.deprovisionStatus === 'Required';
  const brokered = required ? await brokerOfInstance(context, found) : undefined;
  if (brokered === undefined) {
    // nothing was ever asked for, or nobody is left to ask: a finalizer must not hold a namespace for that
    await deprovisioned(context, found);
    return;
  }
  const instance = await writeInstanceStatus(
    context,
    found,
    inFlight(found.status, 'Deprovision', context.now()),
  );
  await send(context, instance, brokered);
}

/** Ends a deprovisioning that succeeded. */
export async function deprovisioned(context: CatalogContext, instance: ServiceInstance): Promise<void> {
  if (instance.metadata.deletionTimestamp !== undefined) {
    await releaseInstance(context, instance);
    return;
  }
  await writeInstanceStatus(context, instance, orphanMitigated(instance.status ?? {}, context.now()));
}

/** Deletes the bindings of an instance. @returns true while there are any: their end brings the instance back. */
async function removeBindings(context: CatalogContext, instance: ServiceInstance): Promise<boolean> {
  const { name, namespace } = instance.metadata;
  const { items } = await context.kube.list<ServiceBinding>(kinds.servicebindings, { namespace });
  const bindings = items.filter((binding) => binding.spec.instanceRef.name === name);
  if (bindings.length === 0) {
    return false;
  }
  const message = 'Deleting all ServiceBindings of the instance first';
  const condition = ready('False', 'ServiceBindingsDeletion', message);
  await writeInstanceStatus(context, instance, withConditions(instance.status, [condition], context.now()));
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
  { client, path, query }: BrokeredInstance,
): Promise<void> {
  try {
    const answer = await client.call('DELETE', path, { query: { ...query, accepts_incomplete: 'true' } });
    if (answer.status !== 202) {
      await deprovisioned(context, instance);
      return;
    }
    const operationId = typeof answer.body.operation === 'string' ? answer.body.operation : undefined;
    await writeInstanceStatus(
      context,
      instance,
      asyncInProgress(instance.status ?? {}, operationId, context.now()),
    );
  } catch (error) {
    if (error instanceof BrokerHttpError || isMooringError(error, 'TIMEOUT', 'UPSTREAM')) {
      const message = `Deprovision call failed; ${errorText(error)}`;
      const condition = ready('Unknown', 'DeprovisionCallFailed', message);
      await writeInstanceStatus(
        context,
        instance,
        withConditions(instance.status, [condition], context.now()),
      );
    }
    throw error;
  }
}
