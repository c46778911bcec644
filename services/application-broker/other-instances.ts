import { catalogObjectName } from '#lib/domain/catalog-names.ts';
import { isConditionTrue } from '#lib/domain/conditions.ts';
import { kinds } from '#lib/domain/kinds.ts';
import type { ServiceInstance } from '#lib/domain/service-instance.ts';
import type { KubeClient } from '#lib/k8s/client.ts';

/** The ServiceInstances of a service in a namespace that are neither failed nor being deleted, as stored right now. */
export async function liveInstances(
  kube: KubeClient,
  namespace: string,
  serviceId: string,
): Promise<ServiceInstance[]> {
  const { items } = await kube.list<ServiceInstance>(kinds.serviceinstances, { namespace });
  const className = catalogObjectName(serviceId);
  return items.filter(
    (instance) =>
      instance.spec.serviceClassRef?.name === className &&
      instance.metadata.deletionTimestamp === undefined &&
      !isConditionTrue(instance.status?.conditions, 'Failed'),
  );
}

/** Whether one of `instances` other than `instanceId` came first: each service is activated once in a namespace. */
export function isActivatedByAnother(instances: ServiceInstance[], instanceId: string): boolean {
  const own = instances.find((instance) => instance.spec.externalID === instanceId);
  return instances.some((instance) => instance !== own && (own === undefined || isOlder(instance, own)));
}

function isOlder(one: ServiceInstance, other: ServiceInstance): boolean {
  return age(one) < age(other);
}

/** Creation times are in seconds; the UID decides among equals, the same way for both sides. */
function age(instance: ServiceInstance): string {
  return `${instance.metadata.creationTimestamp ?? ''} ${instance.metadata.uid ?? ''}`;
}
