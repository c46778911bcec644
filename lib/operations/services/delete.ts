import type { OperationContext } from '../context.ts';
import { callRegistry } from './call-registry.ts';

/** Removes a registered service; what is bound to it loses its target. */
export async function deleteService(
  context: OperationContext,
  application: string,
  serviceId: string,
): Promise<void> {
  await callRegistry(context, { method: 'DELETE', application, serviceId });
}
