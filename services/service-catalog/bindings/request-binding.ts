import type { CatalogBinding, CatalogBindingStatusFields } from '#lib/domain/catalog/catalog-binding.ts';
import { errorText, isMooringError } from '#lib/errors.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { type BrokeredInstance, describeTarget } from '../instances/broker-of-instance.ts';
import { type BrokerAnswer, operationOf } from '../osb/broker-client.ts';
import { BrokerHttpError, isAmbiguous, isWithoutEffect } from '../osb/broker-http-error.ts';
import { OperationError } from '../reconcile-error.ts';
import { asyncInProgress, bindingFailed, bound, mitigatingOrphan } from './binding-status.ts';
import { credentialsSecret, storeCredentials } from './credentials-secret.ts';
import { asyncQuery, bindingPath } from './target-of-binding.ts';
import { transformCredentials } from './transform-credentials.ts';
import { writeBindingStatus } from './write-binding.ts';

interface BindingRequest {
  body: Record<string, unknown>;
  /** The status before the request: what holds again if the request turns out to have had no effect. */
  before: CatalogBindingStatusFields['unbindStatus'];
}

/**
 * Sends the request that the status of `binding` announces, and stores the credentials (binding contract 2.5).
 * @throws OperationError when it is to be tried again.
 */
export async function requestBinding(
  context: CatalogContext,
  binding: CatalogBinding,
  brokered: BrokeredInstance,
  { body, before }: BindingRequest,
): Promise<void> {
  let answer: BrokerAnswer;
  try {
    answer = await brokered.client.call('PUT', bindingPath(brokered, binding), {
      query: asyncQuery(brokered),
      body,
      userInfo: binding.spec.userInfo,
    });
  } catch (error) {
    // credentials that were there once are not given up because they cannot be had again now
    const isFirst = binding.status?.externalProperties === undefined;
    if (error instanceof BrokerHttpError && isFirst) {
      await refused(context, binding, error, before);
      return;
    }
    if (isMooringError(error, 'TIMEOUT', 'UPSTREAM')) {
      const message = `Error creating ServiceBinding for ${describeTarget(brokered)}: ${errorText(error)}`;
      throw new OperationError('BindCallFailed', message, { cause: error });
    }
    throw error;
  }
  if (answer.status === 202) {
    const status = asyncInProgress(binding.status ?? {}, operationOf(answer), context.now());
    await writeBindingStatus(context, binding, status);
    return;
  }
  await injectCredentials(context, binding, answer.body.credentials);
}

/**
 * Stores what the broker gave as the binding's Secret.
 * @throws OperationError ErrorInjectingBindResult when that is not possible now.
 */
export async function injectCredentials(
  context: CatalogContext,
  binding: CatalogBinding,
  given: unknown,
): Promise<void> {
  const credentials = await transformCredentials(context, binding, asObject(given));
  await storeCredentials(context.kube, binding, credentialsSecret(binding, credentials));
  const { generation = 0, deletionTimestamp } = binding.metadata;
  // a deletion that came meanwhile is not reconciled by a success
  const reconciled =
    deletionTimestamp === undefined ? generation : (binding.status?.reconciledGeneration ?? 0);
  const status = bound(binding.status ?? {}, reconciled, context.now());
  await writeBindingStatus(context, binding, status);
}

function asObject(given: unknown): Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
    ? (given as Record<string, unknown>)
    : {};
}

async function refused(
  context: CatalogContext,
  binding: CatalogBinding,
  error: BrokerHttpError,
  before: CatalogBindingStatusFields['unbindStatus'],
): Promise<void> {
  const now = context.now();
  const cause = {
    ready: 'BindCallFailed',
    failed: 'ServiceBindingReturnedFailure',
    message: `ServiceBroker returned failure; bind operation will not be retried: ${error.message}`,
  };
  const status = {
    ...bindingFailed(binding.status, cause, binding.metadata.generation ?? 0, now),
    ...(isWithoutEffect(error) ? { unbindStatus: before ?? ('NotRequired' as const) } : {}),
  };
  await writeBindingStatus(context, binding, isAmbiguous(error) ? mitigatingOrphan(status, now) : status);
}
