import type { z } from 'zod';
import type { Application } from '../application/application.ts';
import { findService } from '../application/application.ts';
import type { Chains } from '../binding/chain.ts';
import { displayNameOfServiceClass, type ServiceClass } from '../catalog/service-class.ts';
import type { ServicePlan } from '../catalog/service-plan.ts';
import { type Message, message, type Untold } from '../texts/message.ts';
import type { catalogEntryView } from './catalog-entry-view.ts';
import { catalogOffers, type Offer } from './offers.ts';

type CatalogEntryAnswer = Untold<z.output<typeof catalogEntryView.answer>>;

/** So many instances and namespaces one page names. */
const mostNamed = 50;

export const noCatalogEntry: CatalogEntryAnswer = { plans: [], instances: [], places: [] };

export interface CatalogEntryInput {
  serviceClass: ServiceClass;
  /** Of this class alone. */
  plans: readonly ServicePlan[];
  chains: Chains;
  /** The Applications among which is the one behind the class, where there is one. */
  applications: readonly Application[];
  /** The other classes of the same service. */
  others: readonly ServiceClass[];
}

/** A service of a namespace's catalog, with all that its page shows. */
export function catalogEntry({
  serviceClass,
  plans,
  chains,
  applications,
  others,
}: CatalogEntryInput): CatalogEntryAnswer {
  const { spec } = serviceClass;
  const [offer] = catalogOffers([serviceClass], plans, chains) as [Offer];
  const { serviceId, provider, application, bindable, offered, instances } = offer;
  const registered = applications.find(({ metadata }) => metadata.name === application);
  const service = registered === undefined ? undefined : findService(registered, serviceId);
  const broker = spec.serviceBrokerName;
  const why = whyNotOrdered(offer, serviceClass, plans);
  return {
    entry: {
      displayName: displayNameOfServiceClass(serviceClass),
      description: spec.externalMetadata?.longDescription ?? spec.description,
      externalName: spec.externalName,
      serviceId,
      provider,
      bindable,
      offered,
      tags: spec.tags ?? [],
      instanceCount: instances.length,
      placeCount: others.length,
      ...(broker === undefined ? {} : { broker }),
      ...(application === undefined ? {} : { application }),
      ...(service === undefined ? {} : { parts: service.entries.map(({ type }) => type) }),
      ...(why === undefined ? {} : { whyNotOrdered: why }),
    },
    plans: plans.map((plan) => ({
      id: plan.metadata.name,
      name: plan.spec.externalMetadata?.displayName ?? plan.spec.externalName,
      description: plan.spec.description,
      free: plan.spec.free === true,
      withdrawn: plan.status?.removedFromBrokerCatalog === true,
    })),
    instances: instances
      .slice(0, mostNamed)
      .map(({ id, name, health }) => ({ id, name, health: health.status, word: health.word })),
    places: others
      .slice(0, mostNamed)
      .map(({ metadata }) => ({ id: metadata.namespace ?? '', className: metadata.name })),
  };
}

/** Why no instance can be ordered; undefined where one can. */
function whyNotOrdered(
  offer: Offer,
  { spec }: ServiceClass,
  plans: readonly ServicePlan[],
): Message | undefined {
  if (!offer.offered) {
    return message('views.serviceWithdrawn');
  }
  const isOnce = spec.externalMetadata?.labels?.provisionOnlyOnce === 'true';
  if (isOnce && offer.instances.some(({ health }) => health.status !== 'bad')) {
    return message('views.provisionedOnce');
  }
  return plans.length === 0 ? message('views.serviceWithoutPlan') : undefined;
}
