import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { errorText, isMooringError, MooringError } from '#lib/errors.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { askLastOperation, type LastOperation } from '../osb/ask-last-operation.ts';
import { BrokerHttpError } from '../osb/broker-http-error.ts';
import { ReconcileError } from '../reconcile-error.ts';
import { isTooLate, tooLateMessage } from '../retry-limit.ts';
import {
  bindingFailed,
  mitigatingOrphan,
  notUnbound,
  underWay,
  withoutPolling,
  withReady,
} from './binding-status.ts';
import { injectCredentials } from './request-binding.ts';
import { bindingPath, targetOfBinding } from './target-of-binding.ts';
import { unbound } from './unbind.ts';
import { writeBindingStatus } from './write-binding.ts';

type Step = { requeueAfterMs?: number } | undefined;

/** Asks the broker how far an operation on a binding is, when it is time to. */
export async function pollBinding(context: CatalogContext, binding: CatalogBinding): Promise<Step> {
  const key = binding.metadata.uid ?? '';
  const time = context.polls.due(key);
  if (!time.due) {
    return time.afterMs === undefined ? undefined : { requeueAfterMs: time.afterMs };
  }
  const { status = {} } = binding;
  const removing = status.currentOperation === 'Unbind' || status.orphanMitigationInProgress === true;
  const answer = await askBroker(context, binding);
  const isOver = removing
    ? await endUnbinding(context, binding, answer)
    : await endBinding(context, binding, answer);
  if (isOver) {
    context.polls.forget(key);
    return undefined;
  }
  return { requeueAfterMs: context.polls.again(key) };
}

async function askBroker(context: CatalogContext, binding: CatalogBinding): Promise<LastOperation> {
  try {
    const { brokered } = await targetOfBinding(context, binding);
    if (brokered === undefined) {
      return { state: 'gone', description: 'The broker does not exist any more.' };
    }
    const { status, spec } = binding;
    const path = bindingPath(brokered, binding);
    return await askLastOperation(
      brokered.client,
      path,
      brokered.query,
      status?.lastOperation,
      spec.userInfo,
    );
  } catch (error) {
    if (error instanceof ReconcileError || isMooringError(error, 'TIMEOUT', 'UPSTREAM')) {
      return { state: 'error', description: errorText(error) };
    }
    throw error;
  }
}

/** @returns whether the operation is over. */
async function endUnbinding(
  context: CatalogContext,
  binding: CatalogBinding,
  { state, description }: LastOperation,
): Promise<boolean> {
  const { status = {} } = binding;
  const now = context.now();
  if (state === 'succeeded' || state === 'gone') {
    await unbound(context, binding);
    return true;
  }
  if (state === 'failed') {
    const message = `Unbind call failed: ${described(description)}`;
    const condition = { status: 'Unknown', reason: 'UnbindCallFailed', message } as const;
    const next = status.orphanMitigationInProgress === true ? status : withReady(status, condition, now);
    context.polls.forget(binding.metadata.uid ?? '');
    await writeBindingStatus(context, binding, withoutPolling(next));
    throw new MooringError('UPSTREAM', message);
  }
  if (isTooLate(context, status.operationStartTime)) {
    const cause = { ...timedOut('Unbind'), failedMessage: tooLateMessage };
    await writeBindingStatus(
      context,
      binding,
      notUnbound(status, cause, binding.metadata.generation ?? 0, now),
    );
    return true;
  }
  await report(context, binding, { state, description });
  return false;
}

/** @returns whether the operation is over. */
async function endBinding(
  context: CatalogContext,
  binding: CatalogBinding,
  { state, description }: LastOperation,
): Promise<boolean> {
  if (state === 'succeeded') {
    return fetchCredentials(context, binding);
  }
  if (state === 'failed') {
    const message = `Bind call failed: ${described(description)}`;
    const cause = { ready: 'BindCallFailed', failed: 'BindCallFailed', message };
    const status = bindingFailed(binding.status, cause, binding.metadata.generation ?? 0, context.now());
    await writeBindingStatus(context, binding, status);
    return true;
  }
  if (isTooLate(context, binding.status?.operationStartTime)) {
    await timeOut(context, binding);
    return true;
  }
  if (state === 'gone' && binding.metadata.deletionTimestamp !== undefined) {
    // the broker does not know the operation and nobody wants its outcome: go on with the removal
    await writeBindingStatus(context, binding, withoutPolling(binding.status ?? {}));
    return true;
  }
  await report(context, binding, { state, description });
  return false;
}

/** @returns whether the credentials are stored, or never will be. */
async function fetchCredentials(context: CatalogContext, binding: CatalogBinding): Promise<boolean> {
  const now = context.now();
  try {
    const { brokered } = await targetOfBinding(context, binding);
    if (brokered === undefined) {
      throw new MooringError('UPSTREAM', 'The broker does not exist any more.');
    }
    const { body } = await brokered.client.call('GET', bindingPath(brokered, binding), {
      query: brokered.query,
      userInfo: binding.spec.userInfo,
    });
    await injectCredentials(context, binding, body.credentials);
    return true;
  } catch (error) {
    const message = `Could not do a GET on binding resource: ${errorText(error)}`;
    if (error instanceof BrokerHttpError) {
      const cause = { ready: 'FetchingBindingFailed', failed: 'FetchingBindingFailed', message };
      await failBinding(context, binding, cause);
      return true;
    }
    if (isTooLate(context, binding.status?.operationStartTime)) {
      await timeOut(context, binding);
      return true;
    }
    const condition =
      error instanceof ReconcileError
        ? { reason: error.reason, message: error.message }
        : { reason: 'FetchingBindingFailed', message };
    const next = withReady(binding.status, { status: 'False', ...condition }, now);
    await writeBindingStatus(context, binding, next);
    return false;
  }
}

function timeOut(context: CatalogContext, binding: CatalogBinding): Promise<void> {
  return failBinding(context, binding, {
    ...timedOut('Bind'),
    failed: 'ErrorReconciliationRetryTimeout',
    failedMessage: tooLateMessage,
  });
}

function timedOut(operation: 'Bind' | 'Unbind'): { ready: string; message: string } {
  const message = `The asynchronous ${operation} operation timed out and will not be retried`;
  return { ready: 'AsyncOperationTimeout', message };
}

async function failBinding(
  context: CatalogContext,
  binding: CatalogBinding,
  cause: Parameters<typeof bindingFailed>[1],
): Promise<void> {
  const now = context.now();
  const status = bindingFailed(binding.status, cause, binding.metadata.generation ?? 0, now);
  await writeBindingStatus(context, binding, mitigatingOrphan(status, now));
}

async function report(
  context: CatalogContext,
  binding: CatalogBinding,
  { state, description }: LastOperation,
): Promise<void> {
  const { status = {} } = binding;
  const now = context.now();
  const message = `Error polling last operation: ${description}`;
  const next =
    state === 'in progress'
      ? underWay(status, description, now)
      : withReady(status, { status: 'False', reason: 'ErrorPollingLastOperation', message }, now);
  await writeBindingStatus(context, binding, next);
}

function described(description: string): string {
  return description === '' ? '(no description provided)' : description;
}
