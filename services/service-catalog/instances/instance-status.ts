import {
  refusalCondition,
  type ServiceInstanceStatusFields as Status,
} from '#lib/domain/catalog/service-instance.ts';
import {
  findCondition,
  formatTime,
  lastConditionState,
  withCondition,
  withoutCondition,
} from '#lib/domain/kubernetes/conditions.ts';
import type { Condition } from '#lib/domain/kubernetes/kube-object.ts';

export type InstanceOperation = 'Provision' | 'Update' | 'Deprovision';

/** What Service Catalog's status of an instance has before anything happened; its fields are never left out. */
export const unstarted: Status = {
  conditions: [],
  asyncOpInProgress: false,
  orphanMitigationInProgress: false,
  reconciledGeneration: 0,
  observedGeneration: 0,
  provisionStatus: '',
  deprovisionStatus: 'NotRequired',
  lastConditionState: '',
  userSpecifiedClassName: '',
  userSpecifiedPlanName: '',
};

/** `status` with these conditions set, in order. */
export function withConditions(status: Status | undefined, changes: Condition[], now: Date): Status {
  let conditions = status?.conditions ?? [];
  for (const change of changes) {
    conditions = withCondition(conditions, change, now);
  }
  return { ...status, conditions, lastConditionState: lastConditionState(conditions) };
}

function withoutConditions(status: Status, ...types: string[]): Status {
  const conditions = types.reduce(withoutCondition, status.conditions ?? []);
  return { ...status, conditions, lastConditionState: lastConditionState(conditions) };
}

export function ready(status: Condition['status'], reason: string, message: string): Condition {
  return { type: 'Ready', status, reason, message };
}

function failed(reason: string, message: string): Condition {
  return { type: 'Failed', status: 'True', reason, message };
}

/** `status` that keeps why the broker has not done what it was asked. It stands first: `lastConditionState` is the last's. */
export function withRefusal(status: Status, reason: string, message: string, now: Date): Status {
  const refusal: Condition = {
    type: refusalCondition,
    status: 'True',
    reason,
    message,
    lastTransitionTime: formatTime(now),
  };
  return { ...status, conditions: [refusal, ...withoutCondition(status.conditions, refusalCondition)] };
}

/** The spec of this generation is being worked on: that one before it has failed counts no more. */
export function observed(status: Status | undefined, generation: number): Status {
  return status?.observedGeneration === generation
    ? status
    : { ...withoutConditions(status ?? {}, 'Failed', refusalCondition), observedGeneration: generation };
}

/** A request is about to be sent to the broker. The time of the first attempt stays. */
export function inFlight(
  status: Status | undefined,
  operation: InstanceOperation,
  generation: number,
  now: Date,
): Status {
  const [reason, word] = {
    Provision: ['ProvisionRequestInFlight', 'Provision'],
    Update: ['UpdateInstanceRequestInFlight', 'Update'],
    Deprovision: ['DeprovisionRequestInFlight', 'Deprovision'],
  }[operation] as [string, string];
  const message = `${word} request for ServiceInstance in-flight to Broker`;
  const isRetry = status?.currentOperation === operation && status.observedGeneration === generation;
  const startedAt = isRetry ? status.operationStartTime : undefined;
  const next = {
    ...withConditions(observed(status, generation), [ready('False', reason, message)], now),
    currentOperation: operation,
    operationStartTime: startedAt ?? formatTime(now),
    ...(operation === 'Update' ? {} : { deprovisionStatus: 'Required' as const }),
    ...(operation === 'Provision' ? { provisionStatus: 'NotProvisioned' as const } : {}),
  };
  if (operation !== 'Deprovision') {
    return next;
  }
  const isFirst = status?.currentOperation !== 'Deprovision';
  return takingBack(isFirst ? withoutConditions(next, refusalCondition) : next);
}

/** A deletion takes back whatever there is, an orphan too; the broker is told of the plan that it knows. */
function takingBack(status: Status): Status {
  const properties = status.inProgressProperties ?? status.externalProperties;
  return {
    ...withoutConditions(status, 'OrphanMitigation'),
    orphanMitigationInProgress: false,
    ...(properties === undefined ? {} : { inProgressProperties: properties }),
  };
}

/** Reason and message while the broker works behind its answer. */
export function underWay(operation: Status['currentOperation'], description: string): Condition {
  const [reason, verb] = {
    Provision: ['Provisioning', 'provisioned'],
    Update: ['UpdatingInstance', 'updated'],
    Deprovision: ['Deprovisioning', 'deprovisioned'],
  }[operation || 'Provision'] as [string, string];
  const detail = description === '' ? '' : ` (${description})`;
  return ready('False', reason, `The instance is being ${verb} asynchronously${detail}`);
}

/** The broker works behind its answer. */
export function asyncInProgress(status: Status, operationId: string | undefined, now: Date): Status {
  const isMitigation = status.orphanMitigationInProgress === true;
  const operation = isMitigation ? 'Deprovision' : status.currentOperation;
  const accepted = isMitigation ? status : withoutConditions(status, refusalCondition);
  const { lastOperation, ...rest } = withConditions(accepted, [underWay(operation, '')], now);
  return {
    ...rest,
    asyncOpInProgress: true,
    ...(operationId === undefined ? {} : { lastOperation: operationId }),
  };
}

/** No request is under way any more. */
export function withoutOperation(status: Status): Status {
  const { currentOperation, operationStartTime, inProgressProperties, lastOperation, ...rest } = status;
  return { ...rest, asyncOpInProgress: false };
}

/** The broker does not work any more, but the operation is not over: it is tried again. */
export function withoutPolling({ lastOperation, ...status }: Status): Status {
  return { ...status, asyncOpInProgress: false };
}

/** Provisioned or updated as asked. */
export function provisioned(status: Status, now: Date): Status {
  const updated = status.currentOperation === 'Update';
  const condition = updated
    ? ready('True', 'InstanceUpdatedSuccessfully', 'The instance was updated successfully')
    : ready('True', 'ProvisionedSuccessfully', 'The instance was provisioned successfully');
  return {
    ...withoutOperation(
      withConditions(withoutConditions(status, 'Failed', refusalCondition), [condition], now),
    ),
    ...(status.inProgressProperties === undefined ? {} : { externalProperties: status.inProgressProperties }),
    provisionStatus: 'Provisioned',
    reconciledGeneration: status.observedGeneration ?? 0,
  };
}

/** The broker has refused for good. The instance stays so until its spec changes or it is deleted. */
export function terminallyFailed(
  status: Status,
  cause: { ready: string; failed: string; message: string; failedMessage?: string },
  now: Date,
): Status {
  const conditions = [
    ready('False', cause.ready, cause.message),
    failed(cause.failed, cause.failedMessage ?? cause.message),
  ];
  return withoutOperation(withConditions(status, conditions, now));
}

/** What the broker may have made by a failed call is to be taken back. Why it failed moves to a condition of its own. */
export function mitigatingOrphan(status: Status, now: Date): Status {
  const why = findCondition(status.conditions, 'Ready');
  const message =
    'The instance provision call failed with an ambiguous error; attempting to deprovision the instance in order to mitigate an orphaned resource';
  const conditions: Condition[] = [
    { ...ready('True', why?.reason ?? '', why?.message ?? ''), type: 'OrphanMitigation' },
    ready('False', 'StartingInstanceOrphanMitigation', message),
  ];
  return {
    ...withoutPolling(withConditions(status, conditions, now)),
    orphanMitigationInProgress: true,
  };
}

/** The instance is gone at the broker. */
export function deprovisionedStatus(status: Status, now: Date): Status {
  const { externalProperties, ...rest } = withoutOperation(status);
  const condition = ready(
    'False',
    'DeprovisionedSuccessfully',
    'The instance was deprovisioned successfully',
  );
  return {
    ...withConditions(withoutConditions(rest, 'OrphanMitigation'), [condition], now),
    orphanMitigationInProgress: false,
    provisionStatus: 'NotProvisioned',
    deprovisionStatus: rest.deprovisionStatus === 'Required' ? 'Succeeded' : 'NotRequired',
  };
}

/** The orphan is gone. Where the provisioning goes on, the time of its first attempt stays. */
export function orphanMitigated(status: Status, now: Date): Status {
  const { externalProperties, ...rest } = withoutPolling(status);
  const condition = ready(
    'False',
    'OrphanMitigationSuccessful',
    'Orphan mitigation was completed successfully',
  );
  return {
    ...withConditions(withoutConditions(rest, 'OrphanMitigation'), [condition], now),
    orphanMitigationInProgress: false,
    provisionStatus: 'NotProvisioned',
    deprovisionStatus: 'Succeeded',
  };
}

/** Since when the running operation has been tried; taking back an orphan has a time of its own. */
export function operationStart({ status }: { status?: Status }): string | null | undefined {
  return status?.orphanMitigationInProgress === true
    ? findCondition(status.conditions, 'OrphanMitigation')?.lastTransitionTime
    : status?.operationStartTime;
}

/** The attempts to take back an instance have ended without success. */
export function notTaken(status: Status, message: string, now: Date): Status {
  const orphan = status.orphanMitigationInProgress === true;
  const condition = orphan
    ? ready('Unknown', 'OrphanMitigationFailed', `Orphan mitigation failed: ${message}`)
    : ready('Unknown', 'DeprovisionCallFailed', message);
  const conditions = [condition, failed('ErrorReconciliationRetryTimeout', message)];
  return {
    ...withoutOperation(withConditions(withoutConditions(status, 'OrphanMitigation'), conditions, now)),
    orphanMitigationInProgress: false,
    deprovisionStatus: 'Failed',
  };
}
