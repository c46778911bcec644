import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { errorText, MooringError } from '#lib/errors.ts';
import type { BrokerContext } from './broker-context.ts';
import type { OperationSubject } from './instance-operations.ts';
import { otherInstances } from './other-instances.ts';

/**
 * Takes back what provisioning made, unless another instance of the service needs it (binding contract 1.8).
 * @throws MooringError with the contract's text when it cannot; the platform asks again.
 */
export async function deprovisionJob(context: BrokerContext, subject: OperationSubject): Promise<string> {
  const { namespace, instanceId } = subject;
  try {
    const others = await otherInstances(context, subject);
    if (others.length === 0) {
      const name = context.offering.applicationServiceId(subject);
      await context.kube.delete(kinds.eventactivations, name, namespace);
    }
  } catch (error) {
    context.log.warn({ namespace, instanceId, error: errorText(error) }, 'clean-up failed');
    throw new MooringError('UNAVAILABLE', 'Cannot clean up created resources.', { cause: error });
  }
  return 'deprovisioning succeeded';
}
