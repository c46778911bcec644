/** Ids and names of services and plans have so many characters at most: a platform refuses a catalog with a longer one. */
export const longestCatalogText = 63;

const planSuffix = '-plan';

/** The id of the one plan of a service. */
export function planIdOf(serviceId: string): string {
  return `${serviceId}${planSuffix}`;
}

/** Longest id of a service whose plan can still be offered. */
export const longestServiceId = longestCatalogText - planSuffix.length;
