import { kinds } from '#lib/domain/kinds.ts';
import type { ServiceInstance } from '#lib/domain/service-instance.ts';
import type { BrokerContext } from './broker-context.ts';
import { deprovisionJob } from './deprovision-job.ts';
import type { Operation, OperationSubject } from './instance-operations.ts';
import { provisionJob } from './provision-job.ts';

/** The ServiceInstance that the platform knows under `instanceId`, read from the API. */
export async function findStoredInstance(
  context: BrokerContext,
  namespace: string,
  instanceId: string,
): Promise<ServiceInstance | undefined> {
  const { items } = await context.kube.list<ServiceInstance>(kinds.serviceinstances, { namespace });
  return items.find((instance) => instance.spec.externalID === instanceId);
}

/** Goes on under the same id with an operation that a former process of this broker began (binding contract 1.9). */
export function resumeOperation(
  context: BrokerContext,
  subject: OperationSubject,
  instance: ServiceInstance | undefined,
  operationId: string,
): Operation | undefined {
  if (instance?.status?.lastOperation !== operationId) {
    return undefined;
  }
  const kind = isRemoval(instance) ? 'deprovision' : 'provision';
  const job = kind === 'provision' ? provisionJob : deprovisionJob;
  return context.operations.run(kind, subject, () => job(context, subject), operationId);
}

function isRemoval({ status }: ServiceInstance): boolean {
  return status?.currentOperation === 'Deprovision' || status?.orphanMitigationInProgress === true;
}
