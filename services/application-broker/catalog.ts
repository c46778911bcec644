import { createHash } from 'node:crypto';
import { type Application, type ApplicationService, entryOf, servicesOf } from '#lib/domain/application.ts';
import { type ApplicationMapping, isServiceAllowed } from '#lib/domain/application-mapping.ts';
import type { ServiceMetadata } from '#lib/domain/service-class.ts';
import { applicationProblems } from './validate-application.ts';

export interface CatalogService {
  id: string;
  name: string;
  description: string;
  bindable: boolean;
  tags: string[];
  metadata: ServiceMetadata;
  plans: { id: string; name: string; description: string; metadata: { displayName: string } }[];
}

/** Name of the sample mapping that the reference's liveness probe creates; nothing is to be done for it. */
export const livenessMappingName = 'informer.liveness.probe.application.name';

/** The one plan of a service. */
function planIdOf(serviceId: string): string {
  return `${serviceId}-plan`;
}

/** What one namespace is offered: each allowed service of each mapped, valid Application (binding contract 1.6). */
export function catalogOf(
  mappings: ApplicationMapping[],
  findApplication: (name: string) => Application | undefined,
): CatalogService[] {
  const byName = [...mappings].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  return byName.flatMap((mapping) => {
    const application = findApplication(mapping.metadata.name);
    if (application === undefined || applicationProblems(application).length > 0) {
      return [];
    }
    return servicesOf(application)
      .filter((service) => isServiceAllowed(mapping, service.id))
      .map(catalogService);
  });
}

function catalogService(service: ApplicationService): CatalogService {
  const api = entryOf(service, 'API');
  const labels = api !== undefined && service.entries.length === 1 && api.accessLabel;
  return {
    id: service.id,
    name: service.name,
    description: service.description,
    bindable: api !== undefined,
    tags: service.tags ?? [],
    metadata: {
      displayName: service.displayName,
      providerDisplayName: service.providerDisplayName,
      longDescription: service.longDescription ?? '',
      applicationServiceId: service.id,
      labels: { ...service.labels, provisionOnlyOnce: 'true' },
      ...(labels ? { bindingLabels: { [labels]: 'true' } } : {}),
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

/** Tells two catalogs apart. */
export function catalogDigest(services: CatalogService[]): string {
  return createHash('sha256').update(JSON.stringify(services)).digest('hex').slice(0, 32);
}
