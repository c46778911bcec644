import { catalogObjectName } from '#lib/domain/catalog-names.ts';
import { isConditionTrue } from '#lib/domain/conditions.ts';
import { kinds } from '#lib/domain/kinds.ts';
import type { ServiceInstance } from '#lib/domain/service-instance.ts';
import type { BrokerContext } from './broker-context.ts';
import type { OperationSubject } from './instance-operations.ts';

/**
 * The ServiceInstances of the subject's service and plan in its namespace that are neither failed nor being deleted, as
 * stored right now, the subject's own among them.
 */
export async function liveInstances(
  { kube }: BrokerContext,
  { namespace, serviceId, planId }: OperationSubject,
): Promise<ServiceInstance[]> {
  const { items } = await kube.list<ServiceInstance>(kinds.serviceinstances, { namespace });
  const className = catalogObjectName(serviceId);
  const planName = catalogObjectName(planId);
  return items.filter(
    ({ metadata, spec, status }) =>
      spec.serviceClassRef?.name === className &&
      spec.servicePlanRef?.name === planName &&
      metadata.deletionTimestamp === undefined &&
      !isConditionTrue(status?.conditions, 'Failed'),
  );
}

/** Whether another of `instances` has the service already, or asked for it first: it is activated once in a namespace. */
export function isActivatedByAnother(
  { operations }: BrokerContext,
  { namespace, instanceId }: OperationSubject,
  instances: ServiceInstance[],
): boolean {
  const own = instances.find((instance) => instance.spec.externalID === instanceId);
  const isActivated = ({ spec, status }: ServiceInstance) => {
    const known = operations.get(namespace, spec.externalID ?? '');
    return (
      status?.provisionStatus === 'Provisioned' ||
      (known?.kind === 'provision' && known.state === 'succeeded')
    );
  };
  return instances.some(
    (instance) =>
      instance !== own && (own === undefined || isActivated(instance) || age(instance) < age(own)),
  );
}

/** Creation times are in seconds; the UID decides among equals, the same way for both sides. */
function age({ metadata }: ServiceInstance): string {
  return `${metadata.creationTimestamp ?? ''} ${metadata.uid ?? ''}`;
}
