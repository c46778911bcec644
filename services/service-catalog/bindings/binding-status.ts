import { formatTime, lastConditionState, withCondition, withoutCondition } from '#lib/domain/conditions.ts';
import type { Condition } from '#lib/domain/kube-object.ts';
import type { ServiceBindingStatusFields as Status } from '#lib/domain/service-binding.ts';

export type BindingOperation = 'Bind' | 'Unbind';

/** `status` with its Ready condition set. */
export function withReady(status: Status | undefined, condition: Omit<Condition, 'type'>, now: Date): Status {
  const conditions = withCondition(status?.conditions, { type: 'Ready', ...condition }, now);
  return { ...status, conditions, lastConditionState: lastConditionState(conditions) };
}

function withFailed(status: Status, reason: string, message: string, now: Date): Status {
  const condition: Condition = { type: 'Failed', status: 'True', reason, message };
  const conditions = withCondition(status.conditions, condition, now);
  return { ...status, conditions, lastConditionState: lastConditionState(conditions) };
}

/** A request is about to be sent to the broker. The time of the first attempt stays. */
export function bindingInFlight(status: Status | undefined, operation: BindingOperation, now: Date): Status {
  const reason = operation === 'Bind' ? 'BindingRequestInFlight' : 'UnbindRequestInFlight';
  const message = `${operation} request for ServiceBinding in-flight to Broker`;
  const startedAt = status?.currentOperation === operation ? status.operationStartTime : undefined;
  return {
    ...withReady(status, { status: 'False', reason, message }, now),
    currentOperation: operation,
    operationStartTime: startedAt ?? formatTime(now),
    unbindStatus: 'Required',
  };
}

/** The broker works behind its answer. */
export function asyncInProgress(status: Status, operationId: string | undefined, now: Date): Status {
  const { lastOperation, ...rest } = status;
  return {
    ...underWay(rest, '', now),
    asyncOpInProgress: true,
    ...(operationId === undefined ? {} : { lastOperation: operationId }),
  };
}

/** What the broker says while it works. */
export function underWay(status: Status, description: string, now: Date): Status {
  const binding = status.currentOperation !== 'Unbind' && status.orphanMitigationInProgress !== true;
  const [reason, verb] = binding ? ['Binding', 'created'] : ['Unbinding', 'deleted'];
  const detail = description === '' ? '' : ` (${description})`;
  const message = `The binding is being ${verb} asynchronously${detail}`;
  return withReady(status, { status: 'False', reason, message }, now);
}

/** The broker does not work any more, but the operation is not over: it is tried again. */
export function withoutPolling({ lastOperation, ...status }: Status): Status {
  return { ...status, asyncOpInProgress: false };
}

function withoutOperation(status: Status): Status {
  const { currentOperation, operationStartTime, inProgressProperties, lastOperation, ...rest } = status;
  return { ...rest, asyncOpInProgress: false };
}

/** The credentials are in the Secret. */
export function bound(status: Status, generation: number, now: Date): Status {
  const conditions = withoutCondition(status.conditions, 'Failed');
  const condition = {
    status: 'True',
    reason: 'InjectedBindResult',
    message: 'Injected bind result',
  } as const;
  return {
    ...withoutOperation(withReady({ ...status, conditions }, condition, now)),
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
  return {
    ...withoutOperation(withFailed(next, cause.failed, message, now)),
    reconciledGeneration: generation,
  };
}

/** What the broker may have made for a binding that has failed is to be taken back. */
export function mitigatingOrphan(status: Status, now: Date): Status {
  return { ...status, orphanMitigationInProgress: true, operationStartTime: formatTime(now) };
}

/** The broker has taken back what it made. A binding that had failed keeps saying why. */
export function unboundStatus(status: Status, now: Date): Status {
  const condition = {
    status: 'False',
    reason: 'UnboundSuccessfully',
    message: 'The binding was deleted successfully',
  } as const;
  const { orphanMitigationInProgress, externalProperties, ...rest } = withoutOperation(status);
  return {
    ...(orphanMitigationInProgress === true ? rest : withReady(rest, condition, now)),
    orphanMitigationInProgress: false,
    unbindStatus: rest.unbindStatus === 'Required' ? 'Succeeded' : 'NotRequired',
  };
}

/** The attempts to take back what the broker made have ended without success. */
export function notUnbound(status: Status, message: string, now: Date): Status {
  const condition = { status: 'Unknown', reason: 'UnbindCallFailed', message } as const;
  return {
    ...withoutOperation(
      withFailed(withReady(status, condition, now), 'ErrorReconciliationRetryTimeout', message, now),
    ),
    orphanMitigationInProgress: false,
    unbindStatus: 'Failed',
  };
}
