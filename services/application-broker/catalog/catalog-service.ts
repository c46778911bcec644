import type { ServiceMetadata } from '#lib/domain/catalog/service-class.ts';

/** One service of an OSB catalog as this broker sends it (binding contract 1.6). */
export interface CatalogService {
  id: string;
  name: string;
  description: string;
  bindable: boolean;
  tags: string[];
  metadata: ServiceMetadata;
  plans: CatalogPlan[];
}

export interface CatalogPlan {
  id: string;
  name: string;
  description: string;
  metadata: { displayName: string };
  bindable?: boolean;
  schemas?: { service_instance: { create: { parameters: unknown } } };
}

/** The first text that says something: a platform refuses a whole catalog for one empty description. */
export function firstText(...texts: (string | undefined)[]): string {
  return texts.find((text) => text !== undefined && text !== '') ?? '';
}
