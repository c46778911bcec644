import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { withRetries } from '../with-retries.ts';
import { nextStep } from './decide.ts';
import { deprovision } from './deprovision.ts';
import { poll } from './poll.ts';
import { provision } from './provision.ts';

/** Brings one instance a step further (binding contract 2.4). */
export async function reconcileInstance(
  context: CatalogContext,
  key: string,
): Promise<{ requeueAfterMs?: number } | undefined> {
  const cached = context.instances.get(key);
  if (cached === undefined || nextStep(cached) === 'none') {
    return undefined;
  }
  const { name, namespace } = cached.metadata;
  const instance = await context.kube.find<ServiceInstance>(kinds.serviceinstances, name, namespace);
  if (instance === undefined) {
    return undefined;
  }
  const mitigates = instance.status?.orphanMitigationInProgress === true;
  return withRetries(context, instance, mitigates ? 'mitigation' : 'work', () => takeStep(context, instance));
}

async function takeStep(
  context: CatalogContext,
  instance: ServiceInstance,
): Promise<{ requeueAfterMs?: number } | undefined> {
  switch (nextStep(instance)) {
    case 'poll':
      return poll(context, instance);
    case 'deprovision':
      await deprovision(context, instance);
      return undefined;
    case 'provision':
      await provision(context, instance, 'Provision');
      return undefined;
    case 'update':
      await provision(context, instance, 'Update');
      return undefined;
    case 'none':
      return undefined;
  }
}
