import { type Application, findService, servicesOf } from '#lib/domain/application/application.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { updateObject } from '#lib/k8s/update.ts';
import type { OperationContext } from '../context.ts';

/** Gives a service the label `connected-app`, without which the catalog drops it (binding contract 1.5). */
export async function addServiceLabel(
  { kube }: OperationContext,
  { application, serviceId }: { application: string; serviceId: string },
): Promise<void> {
  const changed = await updateObject<Application>(
    kube,
    kinds.applications,
    { name: application },
    (current) => ({
      ...current,
      spec: {
        ...current.spec,
        services: servicesOf(current).map((service) =>
          service.id === serviceId
            ? { ...service, labels: { ...service.labels, 'connected-app': application } }
            : service,
        ),
      },
    }),
  );
  if (changed === undefined || findService(changed, serviceId) === undefined) {
    throw new MooringError('NOT_FOUND', message('errors.serviceGone', { application }));
  }
}
