import { z } from 'zod';
import type { ServiceForm } from '#lib/domain/application/service-form.ts';
import type { OperationContext } from '../context.ts';
import { callRegistry } from './call-registry.ts';
import { checkServiceForm } from './check-form.ts';

const createdAnswer = z.object({ id: z.string() });

/** Registers a service of an Application through the registry and answers its id. */
export async function registerService(
  context: OperationContext,
  application: string,
  form: ServiceForm,
): Promise<{ id: string }> {
  const body = await checkServiceForm(form);
  return createdAnswer.parse(await callRegistry(context, { method: 'POST', application, body }));
}
