import { isDeepStrictEqual } from 'node:util';
import { formatTime, lastConditionState, withCondition, withoutCondition } from '#lib/domain/conditions.ts';
import { kinds } from '#lib/domain/kinds.ts';
import type { Condition } from '#lib/domain/kube-object.ts';
import type { ServiceBinding, ServiceBindingStatusFields } from '#lib/domain/service-binding.ts';
import { catalogFinalizer } from '#lib/domain/service-broker.ts';
import { updateObject } from '#lib/k8s/update.ts';
import type { CatalogContext } from '../catalog-context.ts';

type Status = ServiceBindingStatusFields;

/** Stores `status` unless it is there already. */
export async function writeBindingStatus(
  context: CatalogContext,
  binding: ServiceBinding,
  status: Status,
): Promise<ServiceBinding> {
  if (isDeepStrictEqual(binding.status, status)) {
    return binding;
  }
  return context.kube.replaceStatus(kinds.servicebindings, { ...binding, status });
}

/** `status` with its Ready condition set. */
export function withReady(status: Status | undefined, condition: Omit<Condition, 'type'>, now: Date): Status {
  const conditions = withCondition(status?.conditions, { type: 'Ready', ...condition }, now);
  return { ...status, conditions, lastConditionState: lastConditionState(conditions) };
}

/** A request is about to be sent to the broker. */
export function bindingInFlight(status: Status | undefined, operation: 'Bind' | 'Unbind', now: Date): Status {
  return {
    ...withReady(
      status,
      {
        status: 'False',
        reason: operation === 'Bind' ? 'BindingRequestInFlight' : 'UnbindRequestInFlight',
        message: `${operation} request for ServiceBinding in-flight to Broker`,
      },
      now,
    ),
    currentOperation: operation,
    operationStartTime: formatTime(now),
    ...(operation === 'Bind' ? { unbindStatus: 'Required' } : {}),
  };
}

/** The credentials are in the Secret. */
export function bound(status: Status, generation: number, now: Date): Status {
  const conditions = withoutCondition(status.conditions, 'Failed');
  return {
    ...withoutOperation(
      withReady(
        { ...status, conditions },
        { status: 'True', reason: 'InjectedBindResult', message: 'Injected bind result' },
        now,
      ),
    ),
    externalProperties: status.inProgressProperties ?? {},
    reconciledGeneration: generation,
  };
}

/** The binding will not be tried again. */
export function bindingFailed(
  status: Status | undefined,
  cause: { ready: string; failed: string; message: string },
  generation: number,
  now: Date,
): Status {
  const { message } = cause;
  const next = withReady(status, { status: 'False', reason: cause.ready, message }, now);
  const condition: Condition = { type: 'Failed', status: 'True', reason: cause.failed, message };
  const conditions = withCondition(next.conditions, condition, now);
  return {
    ...withoutOperation({ ...next, conditions }),
    lastConditionState: lastConditionState(conditions),
    reconciledGeneration: generation,
  };
}

function withoutOperation(status: Status): Status {
  const { currentOperation, operationStartTime, inProgressProperties, ...rest } = status;
  return { ...rest, asyncOpInProgress: false };
}

/** Lets a deleted binding go. */
export async function releaseBinding(context: CatalogContext, binding: ServiceBinding): Promise<void> {
  await updateObject<ServiceBinding>(context.kube, kinds.servicebindings, binding.metadata, (current) => {
    const finalizers = current.metadata.finalizers ?? [];
    if (!finalizers.includes(catalogFinalizer)) {
      return undefined;
    }
    current.metadata.finalizers = finalizers.filter((it) => it !== catalogFinalizer);
    return current;
  });
}
