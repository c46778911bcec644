import type { ServiceForm } from '../../domain/service-form.ts';
import type { OperationContext } from '../context.ts';
import { callRegistry } from './call-registry.ts';
import { checkServiceForm } from './check-form.ts';

/** Replaces a registered service with what the form describes. */
export async function updateService(
  context: OperationContext,
  application: string,
  serviceId: string,
  form: ServiceForm,
): Promise<void> {
  const body = await checkServiceForm(form);
  await callRegistry(context, { method: 'PUT', application, serviceId, body });
}
