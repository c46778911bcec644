import { type RegisteredService, registeredServiceSchema } from '../../domain/registered-service.ts';
import type { OperationContext } from '../context.ts';
import { callRegistry } from './call-registry.ts';

/** A registered service with its specifications; credentials come masked from the registry. */
export async function getService(
  context: OperationContext,
  application: string,
  serviceId: string,
): Promise<RegisteredService> {
  return registeredServiceSchema.parse(
    await callRegistry(context, { method: 'GET', application, serviceId }),
  );
}
