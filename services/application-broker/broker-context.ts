import { MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Logger } from '#lib/log.ts';
import { catalogOf, effectiveMappings } from './catalog/namespace-catalog.ts';
import type { OfferedService, OfferIds, Offering } from './catalog/offering.ts';
import type { PresentableCatalog } from './catalog/presentable.ts';
import type { ApplicationBrokerConfig } from './config.ts';
import type { InstanceOperations } from './instance-operations.ts';
import type { KnownBindings } from './known-bindings.ts';
import type { Sources } from './sources.ts';

/** What the routes and jobs of the broker work with. */
export interface BrokerContext {
  kube: KubeClient;
  log: Logger;
  config: ApplicationBrokerConfig;
  sources: Sources;
  offering: Offering;
  operations: InstanceOperations;
  bindings: KnownBindings;
  /** Ends waiting jobs when the broker stops. */
  signal: AbortSignal;
}

/** The catalog of one namespace, from what is known now. */
export function namespaceCatalog(
  { offering, sources }: BrokerContext,
  namespace: string,
): PresentableCatalog {
  const mappings = effectiveMappings(sources.mappings.list(namespace));
  return catalogOf(offering, mappings, (name) => sources.applications.get(name));
}

/**
 * The service of an Application that is asked for.
 * @throws MooringError INVALID when no Application has it.
 */
export function requireOffer({ offering, sources }: BrokerContext, ids: OfferIds): OfferedService {
  const offer = offering.find(sources.applications.list(), ids);
  if (offer === undefined) {
    throw new MooringError('INVALID', `service [id: ${ids.serviceId}] belongs to no application`);
  }
  return offer;
}
