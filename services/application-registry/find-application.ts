import { type Application, type ApplicationService, findService } from '#lib/domain/application.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { MooringError } from '#lib/errors.ts';
import type { Registry } from './registry.ts';

/** @throws MooringError NOT_FOUND. */
export async function findApplication(registry: Registry, name: string): Promise<Application> {
  const application = await registry.kube.find<Application>(kinds.applications, name);
  if (application === undefined) {
    throw new MooringError('NOT_FOUND', `Application ${name} not found`);
  }
  return application;
}

/** @throws MooringError NOT_FOUND. */
export function requireService(application: Application, serviceId: string): ApplicationService {
  const service = findService(application, serviceId);
  if (service === undefined) {
    throw new MooringError('NOT_FOUND', `Service with ID ${serviceId} not found`);
  }
  return service;
}
