import type { ServiceInstance, ServiceInstanceStatusFields } from '#lib/domain/catalog/service-instance.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { writeStatus } from '../write-status.ts';
import { provisioned, unstarted } from './instance-status.ts';

/** Stores `status` unless it is there already. */
export function writeInstanceStatus(
  context: CatalogContext,
  instance: ServiceInstance,
  status: ServiceInstanceStatusFields,
): Promise<ServiceInstance> {
  return writeStatus(context.kube, kinds.serviceinstances, instance, { ...unstarted, ...status });
}

/** Ends a provisioning or an update that succeeded. `status` is that of the instance unless the answer adds to it. */
export async function finish(
  context: CatalogContext,
  instance: ServiceInstance,
  status: ServiceInstanceStatusFields = instance.status ?? {},
): Promise<void> {
  await writeInstanceStatus(context, instance, provisioned(status, context.now()));
}
