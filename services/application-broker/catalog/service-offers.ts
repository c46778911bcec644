import { type Application, type ApplicationService, entryOf } from '#lib/domain/application/application.ts';
import { planIdOf } from '#lib/domain/catalog/catalog-text-length.ts';
import { type CatalogService, firstText } from './catalog-service.ts';

/** One element per service of an Application (binding contract 1.6, V1). */
export function serviceOffers(_application: Application, services: ApplicationService[]): CatalogService[] {
  return services.map(serviceOffer);
}

function serviceOffer(service: ApplicationService): CatalogService {
  const api = entryOf(service, 'API');
  const accessLabel = service.entries.length === 1 ? api?.accessLabel : undefined;
  return {
    id: service.id,
    name: service.name,
    description: firstText(service.description, service.displayName, service.name),
    bindable: api !== undefined,
    tags: service.tags ?? [],
    metadata: {
      displayName: service.displayName,
      providerDisplayName: service.providerDisplayName,
      longDescription: service.longDescription ?? '',
      applicationServiceId: service.id,
      labels: { ...service.labels, provisionOnlyOnce: 'true' },
      ...(accessLabel === undefined ? {} : { bindingLabels: { [accessLabel]: 'true' } }),
    },
    plans: [
      {
        id: planIdOf(service.id),
        name: 'default',
        description: 'Default plan',
        metadata: { displayName: 'Default' },
      },
    ],
  };
}
