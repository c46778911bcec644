import {
  type RegisteredService,
  registeredServiceSchema,
} from '#lib/domain/application/registered-service.ts';
import { withoutSecrets } from '#lib/domain/application/service-settings.ts';
import type { OperationContext } from '../context.ts';
import { readWholeRegistration } from './change-registration.ts';
import { withoutSpecifications } from './without-specifications.ts';

/** A registered service without any secret, and without its specifications: those may be megabytes. */
export async function getService(
  context: OperationContext,
  application: string,
  serviceId: string,
): Promise<RegisteredService> {
  const registration = await readWholeRegistration(context, { application, serviceId });
  return withoutSecrets(registeredServiceSchema.parse(JSON.parse(withoutSpecifications(registration))));
}
