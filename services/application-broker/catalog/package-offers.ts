import { type Application, type ApplicationService, entryOf } from '#lib/domain/application/application.ts';
import { type CatalogPlan, type CatalogService, firstText } from './catalog-service.ts';
import { readParameterSchema } from './parameter-schema.ts';

/** One element per Application, with a plan per service; nothing where no service is allowed (binding contract 1.6, V2). */
export function packageOffers(application: Application, services: ApplicationService[]): CatalogService[] {
  const { name } = application.metadata;
  const { spec = {} } = application;
  if (services.length === 0) {
    return [];
  }
  return [
    {
      id: spec.compassMetadata?.applicationId ?? '',
      name,
      description: firstText(spec.description, textOf(spec.displayName), name),
      bindable: true,
      tags: textsOf(spec.tags),
      metadata: {
        displayName: firstText(textOf(spec.displayName), name),
        providerDisplayName: textOf(spec.providerDisplayName),
        longDescription: textOf(spec.longDescription),
        labels: { ...spec.labels, 'documentation-per-plan': 'true' },
      },
      plans: services.map(planOf),
    },
  ];
}

function planOf(service: ApplicationService): CatalogPlan {
  const parameters = readParameterSchema(service.authCreateParameterSchema);
  return {
    id: service.id,
    name: service.name,
    description: firstText(service.description, service.displayName, service.name),
    metadata: { displayName: service.displayName },
    bindable: entryOf(service, 'API') !== undefined,
    ...(parameters === undefined ? {} : { schemas: { service_instance: { create: { parameters } } } }),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
