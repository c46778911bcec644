import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { errorText, isMooringError, MooringError } from '#lib/errors.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { askLastOperation, type LastOperation } from '../osb/ask-last-operation.ts';
import { ReconcileError } from '../reconcile-error.ts';
import { isTooLate, tooLateMessage } from '../retry-limit.ts';
import { brokerOfInstance } from './broker-of-instance.ts';
import { deprovisioned } from './deprovision.ts';
import {
  mitigatingOrphan,
  notTaken,
  operationStart,
  ready,
  terminallyFailed,
  underWay,
  withConditions,
  withoutOperation,
  withoutPolling,
} from './instance-status.ts';
import { finish, writeInstanceStatus } from './write-instance.ts';

/** Asks the broker how far an operation is, when it is time to. */
export async function poll(
  context: CatalogContext,
  instance: ServiceInstance,
): Promise<{ requeueAfterMs?: number } | undefined> {
  const key = instance.metadata.uid ?? '';
  const time = context.polls.due(key);
  if (!time.due) {
    return time.afterMs === undefined ? undefined : { requeueAfterMs: time.afterMs };
  }
  const removing = isRemoving(instance);
  const answer = await askBroker(context, instance);
  if (answer.state === 'succeeded' || (answer.state === 'gone' && removing)) {
    context.polls.forget(key);
    await (removing ? deprovisioned(context, instance) : finish(context, instance));
    return undefined;
  }
  if (answer.state === 'failed') {
    context.polls.forget(key);
    await fail(context, instance, answer.description);
    return undefined;
  }
  if (answer.state === 'gone' && instance.metadata.deletionTimestamp !== undefined) {
    // the broker does not know the operation and nobody wants its outcome: go on with the removal
    context.polls.forget(key);
    await writeInstanceStatus(context, instance, withoutOperation(instance.status ?? {}));
    return undefined;
  }
  if (isTooLate(context, operationStart(instance))) {
    context.polls.forget(key);
    await giveUp(context, instance);
    return undefined;
  }
  await report(context, instance, answer);
  return { requeueAfterMs: context.polls.again(key) };
}

function isRemoving({ status }: ServiceInstance): boolean {
  return status?.currentOperation === 'Deprovision' || status?.orphanMitigationInProgress === true;
}

async function askBroker(context: CatalogContext, instance: ServiceInstance): Promise<LastOperation> {
  try {
    const brokered = await brokerOfInstance(context, instance);
    if (brokered === undefined) {
      return { state: 'gone', description: 'The broker does not exist any more.' };
    }
    const { client, path, query } = brokered;
    const userInfo = instance.spec.userInfo;
    return await askLastOperation(client, path, query, instance.status?.lastOperation, userInfo);
  } catch (error) {
    if (error instanceof ReconcileError || isMooringError(error, 'TIMEOUT', 'UPSTREAM')) {
      return { state: 'error', description: errorText(error) };
    }
    throw error;
  }
}

async function fail(context: CatalogContext, instance: ServiceInstance, description: string): Promise<void> {
  const now = context.now();
  const status = instance.status ?? {};
  const said = description === '' ? '(no description provided)' : description;
  if (isRemoving(instance)) {
    const message = `Deprovision call failed: ${said}`;
    const next = withConditions(status, [ready('Unknown', 'DeprovisionCallFailed', message)], now);
    await writeInstanceStatus(context, instance, withoutPolling(next));
    throw new MooringError('UPSTREAM', message);
  }
  const updating = status.currentOperation === 'Update';
  const reason = updating ? 'UpdateInstanceCallFailed' : 'ProvisionCallFailed';
  const message = `${updating ? 'Update' : 'Provision'} call failed: ${said}`;
  const next = terminallyFailed(status, { ready: reason, failed: reason, message }, now);
  await writeInstanceStatus(context, instance, updating ? next : mitigatingOrphan(next, now));
}

async function giveUp(context: CatalogContext, instance: ServiceInstance): Promise<void> {
  const now = context.now();
  const status = instance.status ?? {};
  if (isRemoving(instance)) {
    await writeInstanceStatus(context, instance, notTaken(status, tooLateMessage, now));
    return;
  }
  const cause = {
    ready: 'AsyncOperationTimeout',
    failed: 'ErrorReconciliationRetryTimeout',
    message: tooLateMessage,
  };
  const next = terminallyFailed(status, cause, now);
  const updating = status.currentOperation === 'Update';
  await writeInstanceStatus(context, instance, updating ? next : mitigatingOrphan(next, now));
}

async function report(
  context: CatalogContext,
  instance: ServiceInstance,
  { state, description }: LastOperation,
): Promise<void> {
  const status = instance.status ?? {};
  const operation = status.orphanMitigationInProgress === true ? 'Deprovision' : status.currentOperation;
  const condition =
    state === 'in progress'
      ? underWay(operation, description)
      : ready('False', 'ErrorPollingLastOperation', `Error polling last operation: ${description}`);
  await writeInstanceStatus(context, instance, withConditions(status, [condition], context.now()));
}
