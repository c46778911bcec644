import { type RegisteredService, registeredServiceSchema } from '../../domain/registered-service.ts';
import { withoutSecrets } from '../../domain/service-settings.ts';
import type { OperationContext } from '../context.ts';
import { callRegistry } from './call-registry.ts';

/** A registered service with its specifications, without any secret. */
export async function getService(
  context: OperationContext,
  application: string,
  serviceId: string,
): Promise<RegisteredService> {
  const answer = await callRegistry(context, { method: 'GET', application, serviceId });
  return withoutSecrets(registeredServiceSchema.parse(answer));
}
