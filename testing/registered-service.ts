import type { ApplicationService } from '#lib/domain/application/application.ts';

export interface OfferIds {
  service_id: string;
  plan_id: string;
}

/** What of a service may be different from the usual one. */
export interface ServiceChange extends Partial<ApplicationService> {
  /** Types of its entries; an API by default. */
  types?: ('API' | 'Events')[];
}

/** A service as the Application Registry writes it. */
export function registeredService(id: string, { types = ['API'], ...change }: ServiceChange = {}) {
  const accessLabel = `shop-${id}`;
  const service: ApplicationService = {
    id,
    name: `orders-api-${id.slice(-5)}`,
    displayName: 'Orders API',
    description: 'Orders',
    longDescription: 'Orders API of ACME',
    providerDisplayName: 'ACME',
    labels: { 'connected-app': 'shop' },
    tags: [],
    entries: types.map((type) =>
      type === 'API'
        ? {
            type,
            gatewayUrl: `http://${accessLabel}.kyma-integration.svc.cluster.local`,
            accessLabel,
            targetUrl: 'https://shop.example',
          }
        : { type },
    ),
    ...change,
  };
  return service;
}

/** The ids under which a platform asks for a service and its one plan. */
export function idsOf(serviceId: string): OfferIds {
  return { service_id: serviceId, plan_id: `${serviceId}-plan` };
}

/** The body of a platform's `PUT` of an instance. */
export function provisionBody(serviceId: string, change: object = {}) {
  return { ...idsOf(serviceId), organization_guid: 'cluster', space_guid: 'space', ...change };
}
