import type { CatalogBindingStatusFields as Status } from '#lib/domain/catalog/catalog-binding.ts';
import {
  formatTime,
  lastConditionState,
  withCondition,
  withoutCondition,
} from '#lib/domain/kubernetes/conditions.ts';
import type { Condition } from '#lib/domain/kubernetes/kube-object.ts';

export type BindingOperation = 'Bind' | 'Unbind';

/** What Service Catalog's status of a binding has before anything happened; its fields are never left out. */
export const unstarted: Status = {
  conditions: [],
  asyncOpInProgress: false,
  orphanMitigationInProgress: false,
  reconciledGeneration: 0,
  unbindStatus: 'NotRequired',
  lastConditionState: '',
};

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
  const [reason, verb] =
    operation === 'Bind' ? ['BindingRequestInFlight', 'Binding'] : ['UnbindingRequestInFlight', 'Unbind'];
  const message = `${verb} request for ServiceBinding in-flight to Broker`;
  const startedAt = status?.currentOperation === operation ? status.operationStartTime : undefined;
  return {
    ...withoutOperation(withReady(status, { status: 'False', reason, message }, now)),
    // a deletion takes back whatever there is, an orphan too
    orphanMitigationInProgress: false,
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
  cause: { ready: string; failed: string; message: string; failedMessage?: string },
  generation: number,
  now: Date,
): Status {
  const { message, failedMessage = message } = cause;
  const next = withReady(status, { status: 'False', reason: cause.ready, message }, now);
  return {
    ...withoutOperation(withFailed(next, cause.failed, failedMessage, now)),
    reconciledGeneration: generation,
  };
}

/** What the broker may have made for a binding that has failed is to be taken back; its Failed condition says why. */
export function mitigatingOrphan(status: Status, now: Date): Status {
  const condition = {
    status: 'False',
    reason: 'ServiceBindingNeedsOrphanMitigation',
    message: 'Starting orphan mitigation',
  } as const;
  return {
    ...withReady(status, condition, now),
    orphanMitigationInProgress: true,
    operationStartTime: formatTime(now),
  };
}

/** The broker has taken back what it made. */
export function unboundStatus(status: Status, generation: number, now: Date): Status {
  const [reason, message] =
    status.orphanMitigationInProgress === true
      ? ['OrphanMitigationSuccessful', 'Orphan mitigation was completed successfully']
      : ['UnboundSuccessfully', 'The binding was deleted successfully'];
  const { externalProperties, ...rest } = withoutOperation(status);
  return {
    ...withReady(rest, { status: 'False', reason, message }, now),
    orphanMitigationInProgress: false,
    reconciledGeneration: generation,
    unbindStatus: rest.unbindStatus === 'Required' ? 'Succeeded' : 'NotRequired',
  };
}

/** The attempts to take back what the broker made have ended without success. A binding that has failed keeps saying why. */
export function notUnbound(
  status: Status,
  cause: { ready: string; message: string; failedMessage: string },
  generation: number,
  now: Date,
): Status {
  const { ready, message, failedMessage } = cause;
  const next =
    status.orphanMitigationInProgress === true
      ? withReady(
          status,
          {
            status: 'Unknown',
            reason: 'OrphanMitigationFailed',
            message: `Orphan mitigation failed: ${failedMessage}`,
          },
          now,
        )
      : withFailed(
          withReady(status, { status: 'Unknown', reason: ready, message }, now),
          'ErrorReconciliationRetryTimeout',
          failedMessage,
          now,
        );
  return {
    ...withoutOperation(next),
    orphanMitigationInProgress: false,
    reconciledGeneration: generation,
    unbindStatus: 'Failed',
  };
}
