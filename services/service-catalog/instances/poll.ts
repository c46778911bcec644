import type { ServiceInstance } from '#lib/domain/service-instance.ts';
import { errorText, isMooringError, MooringError } from '#lib/errors.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { BrokerHttpError } from '../osb/broker-http-error.ts';
import { brokerOfInstance } from './broker-of-instance.ts';
import { deprovisioned } from './deprovision.ts';
import {
  mitigatingOrphan,
  provisioned,
  ready,
  terminallyFailed,
  withConditions,
  withoutOperation,
} from './instance-status.ts';
import { writeInstanceStatus } from './write-instance.ts';

interface LastOperation {
  state: string;
  description: string;
}

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
  const removing =
    instance.status?.currentOperation === 'Deprovision' ||
    instance.status?.orphanMitigationInProgress === true;
  const answer = await askBroker(context, instance);
  if (answer.state === 'succeeded' || (answer.state === 'gone' && removing)) {
    context.polls.forget(key);
    await (removing ? deprovisioned(context, instance) : succeed(context, instance));
    return undefined;
  }
  if (answer.state === 'failed') {
    context.polls.forget(key);
    await fail(context, instance, answer.description, removing);
    return undefined;
  }
  await report(context, instance, answer);
  return { requeueAfterMs: context.polls.again(key) };
}

/** State `gone` stands for 410, `error` for no usable answer. */
async function askBroker(context: CatalogContext, instance: ServiceInstance): Promise<LastOperation> {
  const brokered = await brokerOfInstance(context, instance);
  if (brokered === undefined) {
    return { state: 'gone', description: 'The broker does not exist any more.' };
  }
  const operation = instance.status?.lastOperation;
  try {
    const { body } = await brokered.client.call('GET', `${brokered.path}/last_operation`, {
      query: { ...brokered.query, ...(operation === undefined ? {} : { operation }) },
    });
    const { state, description } = body;
    return {
      state: typeof state === 'string' ? state : 'error',
      description: typeof description === 'string' ? description : '',
    };
  } catch (error) {
    if (error instanceof BrokerHttpError) {
      return { state: error.status === 410 ? 'gone' : 'error', description: error.message };
    }
    if (isMooringError(error)) {
      return { state: 'error', description: errorText(error) };
    }
    throw error;
  }
}

async function succeed(context: CatalogContext, instance: ServiceInstance): Promise<void> {
  const status = instance.status ?? {};
  const generation = status.observedGeneration ?? instance.metadata.generation ?? 0;
  await writeInstanceStatus(context, instance, provisioned(status, generation, context.now()));
}

async function fail(
  context: CatalogContext,
  instance: ServiceInstance,
  description: string,
  removing: boolean,
): Promise<void> {
  const now = context.now();
  const status = instance.status ?? {};
  if (removing) {
    const message = `Deprovision call failed: ${description}`;
    const next = withConditions(status, [ready('Unknown', 'DeprovisionCallFailed', message)], now);
    await writeInstanceStatus(context, instance, withoutOperation(next));
    throw new MooringError('UPSTREAM', message);
  }
  const updating = status.currentOperation === 'Update';
  const reason = updating ? 'UpdateInstanceCallFailed' : 'ProvisionCallFailed';
  const message = `${updating ? 'Update' : 'Provision'} call failed: ${description}`;
  const generation = status.observedGeneration ?? instance.metadata.generation ?? 0;
  const next = terminallyFailed(status, { ready: reason, failed: reason, message }, generation, now);
  await writeInstanceStatus(context, instance, updating ? next : mitigatingOrphan(next, now));
}

async function report(
  context: CatalogContext,
  instance: ServiceInstance,
  { state, description }: LastOperation,
): Promise<void> {
  const status = instance.status ?? {};
  const now = context.now();
  if (state !== 'in progress') {
    const message = `Error polling last operation: ${description}`;
    const condition = ready('False', 'ErrorPollingLastOperation', message);
    await writeInstanceStatus(context, instance, withConditions(status, [condition], now));
    return;
  }
  if (description !== '') {
    const [reason, verb] = {
      Provision: ['Provisioning', 'provisioned'],
      Update: ['UpdatingInstance', 'updated'],
      Deprovision: ['Deprovisioning', 'deprovisioned'],
    }[status.currentOperation || 'Provision'] as [string, string];
    const message = `The instance is being ${verb} asynchronously (${description})`;
    await writeInstanceStatus(
      context,
      instance,
      withConditions(status, [ready('False', reason, message)], now),
    );
  }
}
