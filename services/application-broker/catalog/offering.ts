import {
  type Application,
  type ApplicationService,
  findService,
} from '#lib/domain/application/application.ts';
import { planIdOf } from '#lib/domain/catalog/catalog-text-length.ts';
import { MooringError } from '#lib/errors.ts';
import type { CatalogService } from './catalog-service.ts';
import { packageOffers } from './package-offers.ts';
import { serviceOffers } from './service-offers.ts';
import { packageProblems } from './validate-packages.ts';
import { serviceProblems } from './validate-services.ts';

/** A service of an Application. */
export interface OfferedService {
  application: Application;
  service: ApplicationService;
}

/** The ids by which a platform asks for something in a catalog. */
export interface OfferIds {
  serviceId: string;
  planId: string;
}

/** How Applications become classes and plans: one class per service (V1), or one per Application (V2, API packages). */
export interface Offering {
  /** Why an Application cannot enter any catalog; empty when it can. */
  problems(application: Application): string[];
  /** What of an Application is offered where `allowed` are its allowed services. */
  offers(application: Application, allowed: ApplicationService[]): CatalogService[];
  /**
   * What the ids stand for; undefined when no Application has the service id.
   * @throws MooringError INVALID when an Application has it, but not the plan.
   */
  find(applications: Application[], ids: OfferIds): OfferedService | undefined;
  /** Id of the Application's service, which is also the name of its EventActivation. */
  applicationServiceId(ids: OfferIds): string;
  /** Whether a service has at most one instance in a namespace. */
  once: boolean;
}

/** One class per service of an Application, with the one plan `default`. */
export const serviceOffering: Offering = {
  problems: serviceProblems,
  offers: serviceOffers,
  find(applications, { serviceId, planId }) {
    for (const application of applications) {
      const service = findService(application, serviceId);
      if (service !== undefined) {
        if (planId !== planIdOf(serviceId)) {
          throw noSuchPlan(application, planId);
        }
        return { application, service };
      }
    }
    return undefined;
  },
  applicationServiceId: ({ serviceId }) => serviceId,
  once: true,
};

/** One class per Application, with a plan for each of its services. */
export const packageOffering: Offering = {
  problems: packageProblems,
  offers: packageOffers,
  find(applications, { serviceId, planId }) {
    const application = applications.find((one) => one.spec?.compassMetadata?.applicationId === serviceId);
    if (application === undefined) {
      return undefined;
    }
    const service = findService(application, planId);
    if (service === undefined) {
      throw noSuchPlan(application, planId);
    }
    return { application, service };
  },
  applicationServiceId: ({ planId }) => planId,
  once: false,
};

function noSuchPlan(application: Application, planId: string): MooringError {
  return new MooringError(
    'INVALID',
    `while getting service [${planId}] from Application [${application.metadata.name}]: there is no such service or plan`,
  );
}
