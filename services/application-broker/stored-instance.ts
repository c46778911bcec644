import { applicationBrokerName } from '#lib/domain/catalog/service-broker.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import type { ServicePlan } from '#lib/domain/catalog/service-plan.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { BrokerContext } from './broker-context.ts';
import { deprovisionJob } from './deprovision-job.ts';
import type { Operation, OperationSubject } from './instance-operations.ts';
import { provisionJob } from './provision-job.ts';

/** The ServiceInstance that the platform knows under `instanceId`, as stored right now. */
export async function findStoredInstance(
  { kube, sources }: BrokerContext,
  namespace: string,
  instanceId: string,
): Promise<ServiceInstance | undefined> {
  const [known] = sources.instanceIds.find(namespace, instanceId);
  if (known !== undefined) {
    return kube.find<ServiceInstance>(kinds.serviceinstances, known.metadata.name, namespace);
  }
  const { items } = await kube.list<ServiceInstance>(kinds.serviceinstances, { namespace });
  return items.find((instance) => instance.spec.externalID === instanceId);
}

/**
 * The instance's operation: of this process, else the one that a former process of this broker began and that goes on here
 * under the same id (binding contract 1.9).
 */
export function currentOperation(
  context: BrokerContext,
  subject: OperationSubject,
  stored: ServiceInstance | undefined,
): Operation | undefined {
  const { namespace, instanceId } = subject;
  const known = context.operations.get(namespace, instanceId);
  if (known !== undefined || stored === undefined) {
    return known;
  }
  return resumeOperation(context, subject, stored, unfinishedOperation(stored));
}

/** Goes on under the same id with an operation that a former process of this broker began. */
export function resumeOperation(
  context: BrokerContext,
  subject: OperationSubject,
  instance: ServiceInstance,
  operationId: string | undefined,
): Operation | undefined {
  if (operationId === undefined || operationId === '' || instance.status?.lastOperation !== operationId) {
    return undefined;
  }
  const kind = isBeingRemoved(instance) ? 'deprovision' : 'provision';
  const job = kind === 'provision' ? provisionJob : deprovisionJob;
  return context.operations.run(kind, subject, () => job(context, subject), operationId);
}

/** Goes on with everything that former processes left unfinished, from the objects alone (binding contract 1.9). */
export async function resumeAll(context: BrokerContext): Promise<void> {
  const { kube, sources } = context;
  for (const instance of sources.instances.list()) {
    const { namespace = '' } = instance.metadata;
    const { externalID: instanceId, serviceClassRef, servicePlanRef } = instance.spec;
    const serviceClass = sources.classes.get(`${namespace}/${serviceClassRef?.name}`);
    if (
      instanceId === undefined ||
      unfinishedOperation(instance) === undefined ||
      serviceClass?.spec.serviceBrokerName !== applicationBrokerName
    ) {
      continue;
    }
    // names of plans are made from their ids and cannot be turned back
    const plan = await kube.find<ServicePlan>(kinds.serviceplans, servicePlanRef?.name ?? '', namespace);
    if (plan !== undefined) {
      const ids = { serviceId: serviceClass.spec.externalID, planId: plan.spec.externalID };
      currentOperation(context, { namespace, instanceId, ...ids }, instance);
    }
  }
}

function unfinishedOperation({ status }: ServiceInstance): string | undefined {
  const {
    asyncOpInProgress,
    lastConditionState = '',
    currentOperation: operation,
    lastOperation,
  } = status ?? {};
  const interrupted =
    ['DeprovisionCallFailed', 'ErrorPollingLastOperation'].includes(lastConditionState) &&
    (operation === 'Provision' || operation === 'Deprovision');
  return asyncOpInProgress === true || interrupted ? lastOperation : undefined;
}

function isBeingRemoved({ status }: ServiceInstance): boolean {
  return status?.currentOperation === 'Deprovision' || status?.orphanMitigationInProgress === true;
}
