import { longestCatalogText } from '#lib/domain/catalog/catalog-text-length.ts';
import type { CatalogService } from './catalog-service.ts';

export interface PresentableCatalog {
  services: CatalogService[];
  /** Why each of the others was left out. */
  leftOut: string[];
}

/**
 * The services that a platform takes, the first of each id and name: one that is not valid would spoil the whole catalog
 * (binding contract 2.2, 9.3).
 */
export function presentable(offered: CatalogService[]): PresentableCatalog {
  const services: CatalogService[] = [];
  const leftOut: string[] = [];
  const taken = new Set<string>();
  for (const service of offered) {
    const keys = [
      `service id ${service.id}`,
      `service name ${service.name}`,
      ...service.plans.map((plan) => `plan id ${plan.id}`),
    ];
    const problem = lengthProblem(service) ?? clash(keys, taken);
    if (problem === undefined) {
      services.push(service);
      for (const key of keys) {
        taken.add(key);
      }
    } else {
      leftOut.push(`service [id: ${service.id}]: ${problem}`);
    }
  }
  return { services, leftOut };
}

function lengthProblem({ id, name, plans }: CatalogService): string | undefined {
  const texts = [id, name, ...plans.flatMap((plan) => [plan.id, plan.name])];
  return texts.every((text) => text.length > 0 && text.length <= longestCatalogText)
    ? undefined
    : `ids and names of services and plans must have 1 to ${longestCatalogText} characters`;
}

function clash(keys: string[], taken: ReadonlySet<string>): string | undefined {
  const key = keys.find((one, index) => taken.has(one) || keys.indexOf(one) !== index);
  return key === undefined ? undefined : `the ${key} is offered twice`;
}
