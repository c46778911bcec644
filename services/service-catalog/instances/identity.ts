import { catalogFinalizer } from '#lib/domain/catalog/service-broker.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';

/** Keeps the id under which the broker was told of the instance, should the spec be changed. */
const externalIdAnnotation = 'catalog.mooring.dev/external-id';

/** Id of the instance at the broker; it never changes (binding contract 2.2). */
export function externalIdOf({ metadata, spec }: ServiceInstance): string {
  return metadata.annotations?.[externalIdAnnotation] ?? spec.externalID ?? '';
}

/** What the webhook of Service Catalog did at creation, as far as it needs no catalog (binding contract 2.3). */
export function withIdentity(instance: ServiceInstance, newId: () => string): ServiceInstance {
  const { metadata, spec } = instance;
  const finalizers = metadata.finalizers ?? [];
  const externalID = externalIdOf(instance) || newId();
  const isGuarded = finalizers.includes(catalogFinalizer);
  if (
    isGuarded &&
    spec.externalID === externalID &&
    metadata.annotations?.[externalIdAnnotation] === externalID
  ) {
    return instance;
  }
  return {
    ...instance,
    metadata: {
      ...metadata,
      annotations: { ...metadata.annotations, [externalIdAnnotation]: externalID },
      finalizers: isGuarded ? finalizers : [...finalizers, catalogFinalizer],
    },
    spec: { ...spec, externalID },
  };
}
