import { z } from 'zod';
import type { OperationContext } from '../context.ts';
import { callShop } from './call-shop.ts';

const registerAnswer = z.object({
  application: z.string(),
  services: z.array(z.object({ id: z.string(), name: z.string() })),
});

/** Lets the sample shop register its own services with the certificate it got. */
export function registerSampleShop(
  context: OperationContext,
  application: string,
): Promise<z.output<typeof registerAnswer>> {
  return callShop(context, { method: 'POST', path: '/register', body: { application } }, registerAnswer);
}
