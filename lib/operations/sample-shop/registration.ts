import { z } from 'zod';
import type { ServiceForm } from '#lib/domain/application/service-form.ts';
import type { OperationContext } from '../context.ts';
import { callShop } from './call-shop.ts';

const registrationAnswer = z.object({
  provider: z.string(),
  name: z.string(),
  description: z.string(),
  api: z.object({
    targetUrl: z.string(),
    credentials: z.object({ basic: z.object({ username: z.string(), password: z.string() }) }),
    spec: z.record(z.string(), z.unknown()),
  }),
});

/** The sample shop's Orders API, ready for the form. */
export async function sampleShopRegistration(context: OperationContext): Promise<ServiceForm> {
  const call = { method: 'GET', path: '/registration' } as const;
  const { provider, name, description, api } = await callShop(context, call, registrationAnswer);
  return {
    provider,
    name,
    description,
    targetUrl: api.targetUrl,
    credentials: { type: 'basic', ...api.credentials.basic },
    spec: `${JSON.stringify(api.spec, null, 2)}\n`,
    specUrl: '',
  };
}
