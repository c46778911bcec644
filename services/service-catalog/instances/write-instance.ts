import { isDeepStrictEqual } from 'node:util';
import { kinds } from '#lib/domain/kinds.ts';
import { catalogFinalizer } from '#lib/domain/service-broker.ts';
import type { ServiceInstance, ServiceInstanceStatusFields } from '#lib/domain/service-instance.ts';
import { updateObject } from '#lib/k8s/update.ts';
import type { CatalogContext } from '../catalog-context.ts';

/** Stores `status` unless it is there already. */
export async function writeInstanceStatus(
  context: CatalogContext,
  instance: ServiceInstance,
  status: ServiceInstanceStatusFields,
): Promise<ServiceInstance> {
  if (isDeepStrictEqual(instance.status, status)) {
    return instance;
  }
  return context.kube.replaceStatus(kinds.serviceinstances, { ...instance, status });
}

/** Lets a deleted instance go. */
export async function releaseInstance(context: CatalogContext, instance: ServiceInstance): Promise<void> {
  context.polls.forget(instance.metadata.uid ?? '');
  await updateObject<ServiceInstance>(context.kube, kinds.serviceinstances, instance.metadata, (current) => {
    const finalizers = current.metadata.finalizers ?? [];
    if (!finalizers.includes(catalogFinalizer)) {
      return undefined;
    }
    current.metadata.finalizers = finalizers.filter((it) => it !== catalogFinalizer);
    return current;
  });
}
