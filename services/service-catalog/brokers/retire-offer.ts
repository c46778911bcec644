import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { CatalogContext } from '../catalog-context.ts';
import type { CatalogScope } from '../scope.ts';

/** Deletes a class or a plan that its broker no longer offers once no instance refers to it (binding contract 2.2). */
export async function retireOffer(
  context: CatalogContext,
  scope: CatalogScope,
  what: 'classes' | 'plans',
  key: string,
): Promise<undefined> {
  const offer = context.offers(scope)[what].get(key);
  if (offer?.status?.removedFromBrokerCatalog !== true) {
    return;
  }
  const { name, namespace, resourceVersion } = offer.metadata;
  const reference = what === 'classes' ? scope.classRef : scope.planRef;
  const isUser = (instance: ServiceInstance) => instance.spec[reference]?.name === name;
  if (context.instances.list(namespace).some(isUser)) {
    return;
  }
  const { items } = await context.kube.list<ServiceInstance>(kinds.serviceinstances, { namespace });
  if (!items.some(isUser)) {
    const preconditions = resourceVersion === undefined ? {} : { preconditions: { resourceVersion } };
    await context.kube.delete(scope[what], name, namespace, preconditions);
  }
}
