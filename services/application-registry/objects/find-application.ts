import {
  type Application,
  type ApplicationService,
  findService,
} from '#lib/domain/application/application.ts';
import { installationRefusal } from '#lib/domain/application/application-name.ts';
import { noApplicationToRegisterAt } from '#lib/domain/application/no-application.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { MooringError } from '#lib/errors.ts';
import type { Registry } from '../registry.ts';

/** @throws MooringError NOT_FOUND. */
export async function findApplication(registry: Registry, name: string): Promise<Application> {
  const application = await registry.kube.find<Application>(kinds.applications, name);
  if (application === undefined) {
    throw new MooringError('NOT_FOUND', `Application ${name} not found`);
  }
  return application;
}

/**
 * The Application that is to get a service, or other objects for one.
 * @throws MooringError FORBIDDEN where there is none, INVALID where the operator has refused it.
 */
export async function findTarget(registry: Registry, name: string): Promise<Application> {
  const application = await registry.kube.find<Application>(kinds.applications, name);
  if (application === undefined) {
    throw noApplicationToRegisterAt(name);
  }
  requireInstallable(name);
  return application;
}

/** @throws MooringError INVALID with the operator's sentence for a name that none of a service's objects could have. */
export function requireInstallable(name: string): void {
  const refusal = installationRefusal(name);
  if (refusal !== undefined) {
    throw new MooringError('INVALID', refusal);
  }
}

/** @throws MooringError NOT_FOUND. */
export function requireService(application: Application, serviceId: string): ApplicationService {
  const service = findService(application, serviceId);
  if (service === undefined) {
    throw new MooringError('NOT_FOUND', `Service with ID ${serviceId} not found`);
  }
  return service;
}
