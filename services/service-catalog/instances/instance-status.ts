import { formatTime, lastConditionState, withCondition, withoutCondition } from '#lib/domain/conditions.ts';
import type { Condition } from '#lib/domain/kube-object.ts';
import type { ServiceInstanceStatusFields as Status } from '#lib/domain/service-instance.ts';

/** `status` with these conditions set, in order; an undefined status of a condition takes it away. */
export function withConditions(status: Status | undefined, changes: Condition[], now: Date): Status {
  let conditions = status?.conditions ?? [];
  for (const change of changes) {
    conditions = withCondition(conditions, change, now);
  }
  return { ...status, conditions, lastConditionState: lastConditionState(conditions) };
}

export function ready(status: Condition['status'], reason: string, message: string): Condition {
  return { type: 'Ready', status, reason, message };
}

function failed(reason: string, message: string): Condition {
  return { type: 'Failed', status: 'True', reason, message };
}

/** A request is about to be sent to the broker. */
export function inFlight(
  status: Status | undefined,
  operation: 'Provision' | 'Update' | 'Deprovision',
  now: Date,
): Status {
  const [reason, word] = {
    Provision: ['ProvisionRequestInFlight', 'Provision'],
    Update: ['UpdateInstanceRequestInFlight', 'Update'],
    Deprovision: ['DeprovisionRequestInFlight', 'Deprovision'],
  }[operation] as [string, string];
  const message = `${word} request for ServiceInstance in-flight to Broker`;
  return {
    ...withConditions(status, [ready('False', reason, message)], now),
    currentOperation: operation,
    operationStartTime: formatTime(now),
    ...(operation === 'Provision'
      ? { provisionStatus: 'NotProvisioned', deprovisionStatus: 'Required' }
      : {}),
  };
}

/** The broker works behind its answer. */
export function asyncInProgress(status: Status, operationId: string | undefined, now: Date): Status {
  const [reason, message] = {
    Provision: ['Provisioning', 'The instance is being provisioned asynchronously'],
    Update: ['UpdatingInstance', 'The instance is being updated asynchronously'],
    Deprovision: ['Deprovisioning', 'The instance is being deprovisioned asynchronously'],
  }[status.currentOperation || 'Provision'] as [string, string];
  return {
    ...withConditions(status, [ready('False', reason, message)], now),
    asyncOpInProgress: true,
    ...(operationId === undefined ? {} : { lastOperation: operationId }),
  };
}

/** No request is under way any more. */
export function withoutOperation(status: Status): Status {
  const { currentOperation, operationStartTime, inProgressProperties, lastOperation, ...rest } = status;
  return { ...rest, asyncOpInProgress: false };
}

/** Provisioned or updated as asked. */
export function provisioned(status: Status, generation: number, now: Date): Status {
  const updated = status.currentOperation === 'Update';
  const condition = updated
    ? ready('True', 'InstanceUpdatedSuccessfully', 'The instance was updated successfully')
    : ready('True', 'ProvisionedSuccessfully', 'The instance was provisioned successfully');
  const conditions = withoutCondition(status.conditions, 'Failed');
  return {
    ...withoutOperation(withConditions({ ...status, conditions }, [condition], now)),
    ...(status.inProgressProperties === undefined ? {} : { externalProperties: status.inProgressProperties }),
    provisionStatus: 'Provisioned',
    reconciledGeneration: generation,
    observedGeneration: generation,
  };
}

/** The broker has refused for good. The instance stays so until its spec changes or it is deleted. */
export function terminallyFailed(
  status: Status,
  cause: { ready: string; failed: string; message: string },
  generation: number,
  now: Date,
): Status {
  const conditions = [ready('False', cause.ready, cause.message), failed(cause.failed, cause.message)];
  return {
    ...withoutOperation(withConditions(status, conditions, now)),
    reconciledGeneration: generation,
    observedGeneration: generation,
  };
}

/** What the broker may have made by a failed call is to be taken back. */
export function mitigatingOrphan(status: Status, now: Date): Status {
  const message =
    'The instance provision call failed with an ambiguous error; attempting to deprovision the instance in order to mitigate an orphaned resource';
  const condition: Condition = {
    type: 'OrphanMitigation',
    status: 'True',
    reason: 'StartingInstanceOrphanMitigation',
    message,
  };
  return { ...withConditions(status, [condition], now), orphanMitigationInProgress: true };
}

/** The orphan is gone. */
export function orphanMitigated(status: Status, now: Date): Status {
  const { orphanMitigationInProgress, ...rest } = status;
  const conditions = withoutCondition(rest.conditions, 'OrphanMitigation');
  const condition = ready(
    'False',
    'OrphanMitigationSuccessful',
    'Orphan mitigation was completed successfully',
  );
  return {
    ...withoutOperation(withConditions({ ...rest, conditions }, [condition], now)),
    orphanMitigationInProgress: false,
    deprovisionStatus: 'NotRequired',
  };
}
