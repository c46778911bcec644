import type { AllowRequest } from '#lib/domain/application/allow-request.ts';
import type { Allowance } from '#lib/domain/application/allowance.ts';
import type { ApplicationMapping } from '#lib/domain/application/application-mapping.ts';
import { api } from './api.ts';

export function allowServices(input: AllowRequest): Promise<ApplicationMapping> {
  return api('/api/mappings', { method: 'PUT', body: input });
}

/**
 * Changes what of an Application a namespace may use; `none` takes everything back.
 * @param base what was allowed when the choice was made: what others change meanwhile stays.
 */
export async function saveAllowance(
  application: string,
  namespace: string,
  allowance: Allowance,
  base: Allowance,
): Promise<void> {
  if (allowance.mode === 'none') {
    const path = `/api/mappings/${encodeURIComponent(namespace)}/${encodeURIComponent(application)}`;
    await api(path, { method: 'DELETE' });
    return;
  }
  const services = allowance.mode === 'all' ? null : allowance.services;
  await allowServices({ application, namespace, services, base });
}
