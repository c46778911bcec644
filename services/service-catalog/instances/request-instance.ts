import type { ServiceInstance, ServiceInstanceStatusFields } from '#lib/domain/catalog/service-instance.ts';
import { errorText, isMooringError, type MooringError } from '#lib/errors.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { type BrokerAnswer, operationOf } from '../osb/broker-client.ts';
import { BrokerHttpError, isAmbiguous, isWithoutEffect, textOf } from '../osb/broker-http-error.ts';
import { isTooLate, tooLateMessage } from '../retry-limit.ts';
import { type BrokeredInstance, describeTarget } from './broker-of-instance.ts';
import {
  asyncInProgress,
  mitigatingOrphan,
  ready,
  terminallyFailed,
  withConditions,
  withRefusal,
} from './instance-status.ts';
import { finish, writeInstanceStatus } from './write-instance.ts';

interface InstanceRequest {
  operation: 'Provision' | 'Update';
  body: Record<string, unknown>;
  /** The status before the request: what holds again if the request turns out to have had no effect. */
  before: ServiceInstanceStatusFields['deprovisionStatus'];
}

/**
 * Sends the request that the status of `instance` announces, and writes what the answer means (binding contract 2.4).
 * @throws the error itself when the request is to be sent again.
 */
export async function requestInstance(
  context: CatalogContext,
  instance: ServiceInstance,
  brokered: BrokeredInstance,
  request: InstanceRequest,
): Promise<void> {
  const { client, path } = brokered;
  let answer: BrokerAnswer;
  try {
    answer = await client.call(request.operation === 'Update' ? 'PATCH' : 'PUT', path, {
      query: { accepts_incomplete: 'true' },
      body: request.body,
      userInfo: instance.spec.userInfo,
    });
  } catch (error) {
    await refused(context, instance, brokered, request, error);
    return;
  }
  const dashboardURL = textOf(answer.body.dashboard_url);
  const status = { ...instance.status, ...(dashboardURL === undefined ? {} : { dashboardURL }) };
  if (answer.status === 202) {
    await writeInstanceStatus(context, instance, asyncInProgress(status, operationOf(answer), context.now()));
  } else {
    await finish(context, instance, status);
  }
}

async function refused(
  context: CatalogContext,
  instance: ServiceInstance,
  brokered: BrokeredInstance,
  { operation, before }: InstanceRequest,
  error: unknown,
): Promise<void> {
  if (!isMooringError(error, 'TIMEOUT', 'UPSTREAM')) {
    throw error;
  }
  const now = context.now();
  const cause = explain(brokered, operation, error);
  const status = {
    ...instance.status,
    ...(operation === 'Provision' && isWithoutEffect(error)
      ? { deprovisionStatus: before ?? 'NotRequired' }
      : {}),
  };
  const mitigated = (next: ServiceInstanceStatusFields) =>
    operation === 'Provision' && isAmbiguous(error) ? mitigatingOrphan(next, now) : next;
  if (error instanceof BrokerHttpError && error.status === 400) {
    const failed = operation === 'Provision' ? 'ClusterServiceBrokerReturnedFailure' : cause.ready;
    const terminal = { ...cause, failed };
    await writeInstanceStatus(context, instance, terminallyFailed(status, terminal, now));
    return;
  }
  if (isTooLate(context, status.operationStartTime)) {
    const terminal = {
      ...cause,
      failed: 'ErrorReconciliationRetryTimeout',
      failedMessage: tooLateMessage,
    };
    const refusing = withRefusal(status, cause.ready, cause.message, now);
    await writeInstanceStatus(context, instance, mitigated(terminallyFailed(refusing, terminal, now)));
    return;
  }
  const refusing = withRefusal(status, cause.ready, cause.message, now);
  const next = withConditions(refusing, [ready('False', cause.ready, cause.message)], now);
  await writeInstanceStatus(context, instance, mitigated(next));
  throw error;
}

function explain(
  brokered: BrokeredInstance,
  operation: 'Provision' | 'Update',
  error: MooringError,
): { ready: string; message: string } {
  const isProvision = operation === 'Provision';
  if (error instanceof BrokerHttpError) {
    const again = error.status === 400 ? 'will not be retried' : 'will be retried';
    return isProvision
      ? {
          ready: 'ProvisionCallFailed',
          message: `Error provisioning ${describeTarget(brokered)}: ${error.message}`,
        }
      : {
          ready: 'UpdateInstanceCallFailed',
          message: `ServiceBroker returned a failure for update call; update ${again}: ${error.message}`,
        };
  }
  const ready = isProvision ? 'ErrorCallingProvision' : 'ErrorCallingUpdateInstance';
  if (error.code === 'TIMEOUT') {
    const what = isProvision ? 'operation' : 'update';
    return {
      ready,
      message: `Communication with the ${brokered.broker.kind} timed out; ${what} will be retried: ${error.message}`,
    };
  }
  const [noun, verb] = isProvision ? ['provision', 'provisioning'] : ['update', 'updating'];
  return {
    ready,
    message: `The ${noun} call failed and will be retried: Error communicating with broker for ${verb}: ${errorText(error)}`,
  };
}
