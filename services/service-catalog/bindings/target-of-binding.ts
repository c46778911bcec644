import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { CatalogContext } from '../catalog-context.ts';
import { type BrokeredInstance, brokerOfInstance } from '../instances/broker-of-instance.ts';

/** The instance of a binding and what is known of its broker. */
export interface BindingTarget {
  instance: ServiceInstance | undefined;
  brokered: BrokeredInstance | undefined;
}

/**
 * Finds instance, class, plan and broker; what is not there is undefined.
 * @throws OperationError ErrorGettingAuthCredentials when the broker's credentials cannot be read.
 */
export async function targetOfBinding(
  context: CatalogContext,
  { metadata, spec }: CatalogBinding,
): Promise<BindingTarget> {
  const { namespace } = metadata;
  const instance = await context.kube.find<ServiceInstance>(
    kinds.serviceinstances,
    spec.instanceRef.name,
    namespace,
  );
  return { instance, brokered: instance && (await brokerOfInstance(context, instance)) };
}

/** Path of a binding below the broker's URL. */
export function bindingPath({ path }: BrokeredInstance, { metadata, spec }: CatalogBinding): string {
  return `${path}/service_bindings/${encodeURIComponent(spec.externalID ?? metadata.name)}`;
}

/** Asks for an asynchronous operation, where the broker can be asked for its result later (binding contract 2.5). */
export function asyncQuery({ serviceClass }: BrokeredInstance): Record<string, string> {
  return serviceClass.spec.bindingRetrievable === true ? { accepts_incomplete: 'true' } : {};
}
