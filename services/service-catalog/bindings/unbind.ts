import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { errorText, isMooringError } from '#lib/errors.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { operationOf } from '../osb/broker-client.ts';
import { OperationError, ReconcileError } from '../reconcile-error.ts';
import { releaseObject } from '../release-object.ts';
import { isTooLate, tooLateMessage } from '../retry-limit.ts';
import { asyncInProgress, bindingInFlight, notUnbound, unboundStatus, withReady } from './binding-status.ts';
import { removeCredentials } from './credentials-secret.ts';
import { asyncQuery, bindingPath, targetOfBinding } from './target-of-binding.ts';
import { writeBindingStatus } from './write-binding.ts';

/** Removes the Secret, tells the broker, and lets a deleted binding go (binding contract 2.5). */
export async function unbind(context: CatalogContext, found: CatalogBinding): Promise<void> {
  let binding = found;
  try {
    await eject(context, found);
    const target =
      found.status?.unbindStatus === 'Required' ? await targetOfBinding(context, found) : undefined;
    const brokered = target?.brokered;
    if (brokered === undefined) {
      // nothing was ever asked for, or nobody is left to tell
      await unbound(context, found);
      return;
    }
    if (found.metadata.deletionTimestamp !== undefined) {
      const status = bindingInFlight(found.status, 'Unbind', context.now());
      binding = await writeBindingStatus(context, found, status);
    }
    const answer = await brokered.client.call('DELETE', bindingPath(brokered, binding), {
      query: { ...brokered.query, ...asyncQuery(brokered) },
      userInfo: binding.spec.userInfo,
    });
    if (answer.status !== 202) {
      await unbound(context, binding);
      return;
    }
    const status = asyncInProgress(binding.status ?? {}, operationOf(answer), context.now());
    await writeBindingStatus(context, binding, status);
  } catch (error) {
    await explain(context, binding, error);
  }
}

/** Ends an unbinding that succeeded. */
export async function unbound(context: CatalogContext, binding: CatalogBinding): Promise<void> {
  const stored = await writeBindingStatus(
    context,
    binding,
    unboundStatus(binding.status ?? {}, binding.metadata.generation ?? 0, context.now()),
  );
  if (stored.metadata.deletionTimestamp !== undefined) {
    await releaseObject(context, kinds.servicebindings, stored);
  }
}

async function eject({ kube }: CatalogContext, binding: CatalogBinding): Promise<void> {
  try {
    await removeCredentials(kube, binding);
  } catch (error) {
    throw new OperationError(
      'ErrorEjectingServiceBinding',
      `Error ejecting binding. Error deleting secret: ${errorText(error)}`,
      { cause: error },
    );
  }
}

/**
 * Writes why the binding is still there.
 * @throws the error itself when it is to be tried again.
 */
async function explain(context: CatalogContext, binding: CatalogBinding, error: unknown): Promise<void> {
  const isReconcileError = error instanceof ReconcileError;
  if (!isReconcileError && !isMooringError(error, 'TIMEOUT', 'UPSTREAM')) {
    throw error;
  }
  const { status = {} } = binding;
  const now = context.now();
  // the Secret is Mooring's own business; what the broker still has is not known
  const ready = isReconcileError ? error.reason : 'UnbindCallFailed';
  const message = isReconcileError ? error.message : `Error unbinding: ${errorText(error)}`;
  if (isTooLate(context, status.operationStartTime)) {
    const cause = { ready, message, failedMessage: tooLateMessage };
    await writeBindingStatus(
      context,
      binding,
      notUnbound(status, cause, binding.metadata.generation ?? 0, now),
    );
    return;
  }
  if (status.orphanMitigationInProgress !== true) {
    const condition = { status: isReconcileError ? 'False' : 'Unknown', reason: ready, message } as const;
    await writeBindingStatus(context, binding, withReady(status, condition, now));
  }
  throw error;
}
