import { kinds } from '#lib/domain/kinds.ts';
import type { BrokerContext } from './broker-context.ts';
import type { OperationSubject } from './instance-operations.ts';
import { liveInstances } from './other-instances.ts';

/** Takes back what provisioning made, unless another instance of the service needs it. */
export async function deprovisionJob(context: BrokerContext, subject: OperationSubject): Promise<string> {
  const { namespace, instanceId, serviceId } = subject;
  const left = await liveInstances(context.kube, namespace, serviceId);
  if (!left.some((instance) => instance.spec.externalID !== instanceId)) {
    await context.kube.delete(kinds.eventactivations, serviceId, namespace);
  }
  return 'deprovisioning succeeded';
}
