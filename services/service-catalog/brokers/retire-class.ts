import { kinds } from '#lib/domain/kinds.ts';
import type { CatalogContext } from '../catalog-context.ts';

/** Deletes a class that its broker no longer offers, and its plans, once no instance refers to it. */
export async function retireClass(context: CatalogContext, key: string): Promise<undefined> {
  const { kube, informers } = context;
  const serviceClass = informers.classes.get(key);
  if (serviceClass?.status?.removedFromBrokerCatalog !== true) {
    return;
  }
  const { name, namespace } = serviceClass.metadata;
  const used = informers.instances
    .list(namespace)
    .some((instance) => instance.spec.serviceClassRef?.name === name);
  if (used) {
    return;
  }
  const plans = informers.plans.list(namespace).filter((plan) => plan.spec.serviceClassRef?.name === name);
  await Promise.all(plans.map((plan) => kube.delete(kinds.serviceplans, plan.metadata.name, namespace)));
  await kube.delete(kinds.serviceclasses, name, namespace);
}
