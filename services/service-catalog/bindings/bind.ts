import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { CatalogContext } from '../catalog-context.ts';
import type { BrokeredInstance } from '../instances/broker-of-instance.ts';
import { isWithoutEffect } from '../osb/broker-http-error.ts';
import { type Parameters, readParameters } from '../parameters.ts';
import { OperationError, ReconcileError, reconcileError } from '../reconcile-error.ts';
import { isTooLate, tooLateMessage } from '../retry-limit.ts';
import { bindingFailed, bindingInFlight, mitigatingOrphan, withReady } from './binding-status.ts';
import { refuseForeignSecret } from './credentials-secret.ts';
import { bindingProblem } from './decide.ts';
import { withIdentity } from './identity.ts';
import { requestBinding } from './request-binding.ts';
import { targetOfBinding } from './target-of-binding.ts';
import { refuseUnreadableTransforms } from './transform-credentials.ts';
import { writeBindingStatus } from './write-binding.ts';

/** Asks the broker for credentials and stores them (binding contract 2.5). */
export async function bind(context: CatalogContext, found: CatalogBinding): Promise<void> {
  let binding = found;
  try {
    binding = await prepareBinding(context, found);
    const brokered = await findTarget(context, binding);
    if (brokered === undefined) {
      return;
    }
    const parameters = await readParameters(context.kube, binding.metadata.namespace, binding.spec);
    const body = await requestBody(context, binding, brokered, parameters);
    refuseUnreadableTransforms(binding);
    await refuseForeignSecret(context.kube, binding);
    binding = await announce(context, binding, parameters);
    await requestBinding(context, binding, brokered, { body, before: found.status?.unbindStatus });
  } catch (error) {
    if (!(error instanceof ReconcileError)) {
      throw error;
    }
    await explainProblem(context, binding, error, found.status?.unbindStatus);
  }
}

/** Stores identity and spec before the first call, so that every later process sends the same. */
export async function prepareBinding(
  context: CatalogContext,
  binding: CatalogBinding,
): Promise<CatalogBinding> {
  const wanted = withIdentity(binding, context.newId);
  return wanted === binding ? binding : context.kube.replace(kinds.servicebindings, wanted);
}

/**
 * What to bind; undefined when the binding has failed for good.
 * @throws ReconcileError when it cannot be bound yet.
 */
async function findTarget(
  context: CatalogContext,
  binding: CatalogBinding,
): Promise<BrokeredInstance | undefined> {
  const { instance, brokered } = await targetOfBinding(context, binding);
  const problem = bindingProblem(binding, instance, brokered);
  if (problem?.terminal) {
    const { reason, message } = problem;
    const cause = { ready: reason, failed: reason, message };
    const status = bindingFailed(binding.status, cause, binding.metadata.generation ?? 0, context.now());
    await writeBindingStatus(context, binding, status);
    return undefined;
  }
  if (problem !== undefined) {
    throw reconcileError(problem.reason, problem.message);
  }
  return brokered;
}

async function requestBody(
  context: CatalogContext,
  { metadata, spec }: CatalogBinding,
  brokered: BrokeredInstance,
  { values }: Parameters,
): Promise<Record<string, unknown>> {
  const { namespace = '' } = metadata;
  const space = await context.kube.get<KubeObject>(kinds.namespaces, namespace);
  return {
    ...brokered.query,
    ...(values === undefined ? {} : { parameters: values }),
    bind_resource: { app_guid: space.metadata.uid },
    context: {
      platform: 'kubernetes',
      namespace,
      clusterid: context.clusterId(),
      instance_name: spec.instanceRef.name,
    },
  };
}

/** Writes that a request is about to be sent, and with what. */
function announce(
  context: CatalogContext,
  binding: CatalogBinding,
  { shown, checksum }: Parameters,
): Promise<CatalogBinding> {
  const { userInfo } = binding.spec;
  return writeBindingStatus(context, binding, {
    ...bindingInFlight(binding.status, 'Bind', context.now()),
    inProgressProperties: {
      ...(shown === undefined ? {} : { parameters: shown }),
      ...(checksum === undefined ? {} : { parameterChecksum: checksum }),
      ...(userInfo === undefined ? {} : { userInfo }),
    },
  });
}

/**
 * Writes why there are no credentials.
 * @param before the status before the request: what holds again if the request turns out to have had no effect
 * @throws the error itself when it is to be tried again.
 */
async function explainProblem(
  context: CatalogContext,
  binding: CatalogBinding,
  error: ReconcileError,
  before: NonNullable<CatalogBinding['status']>['unbindStatus'],
): Promise<void> {
  const now = context.now();
  const status = {
    ...binding.status,
    ...(isWithoutEffect(error.cause) ? { unbindStatus: before ?? 'NotRequired' } : {}),
  };
  if (error instanceof OperationError && isTooLate(context, status.operationStartTime)) {
    const cause = {
      ready: error.reason,
      failed: 'ErrorReconciliationRetryTimeout',
      message: error.message,
      failedMessage: tooLateMessage,
    };
    const failed = bindingFailed(status, cause, binding.metadata.generation ?? 0, now);
    await writeBindingStatus(context, binding, mitigatingOrphan(failed, now));
    return;
  }
  const condition = { status: 'False', reason: error.reason, message: error.message } as const;
  await writeBindingStatus(context, binding, withReady(status, condition, now));
  throw error;
}
