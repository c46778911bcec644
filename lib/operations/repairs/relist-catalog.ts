import { applicationBrokerName, type ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { updateObject } from '#lib/k8s/update.ts';
import type { OperationContext } from '../context.ts';

/** Lets the service broker of a namespace fetch its catalog again, at once (binding contract 1.3). */
export async function relistCatalog(
  { kube }: OperationContext,
  { namespace }: { namespace: string },
): Promise<void> {
  const target = { name: applicationBrokerName, namespace };
  const broker = await updateObject<ServiceBroker>(kube, kinds.servicebrokers, target, (current) => ({
    ...current,
    spec: { ...current.spec, relistRequests: (current.spec.relistRequests ?? 0) + 1 },
  }));
  if (broker === undefined) {
    throw new MooringError('NOT_FOUND', message('errors.noBroker', { namespace }), {
      hint: message('errors.noBrokerHint'),
    });
  }
}
