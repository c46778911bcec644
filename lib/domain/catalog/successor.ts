import {
  type Application,
  type ApplicationService,
  findService,
  servicesOf,
} from '../application/application.ts';
import { applicationOfServiceClass, displayNameOfServiceClass, type ServiceClass } from './service-class.ts';

/**
 * The services that an application has registered anew in the place of the one behind a class: of the same display name
 * and provider, under another id. Empty while the old one is still registered; more than one where nobody can tell.
 */
export function successorsOf(
  serviceClass: ServiceClass,
  application: Application | undefined,
): ApplicationService[] {
  const { externalID, externalMetadata } = serviceClass.spec;
  if (
    application === undefined ||
    applicationOfServiceClass(serviceClass) !== application.metadata.name ||
    findService(application, externalID) !== undefined
  ) {
    return [];
  }
  const name = displayNameOfServiceClass(serviceClass);
  const provider = externalMetadata?.providerDisplayName;
  return servicesOf(application).filter(
    (service) =>
      (service.displayName === '' ? service.name : service.displayName) === name &&
      (provider === undefined || service.providerDisplayName === provider),
  );
}
