import type { Allowance } from '#lib/domain/application/allowance.ts';
import type { ApplicationMapping } from '#lib/domain/application/application-mapping.ts';
import { api } from './api.ts';

export interface AllowInput {
  application: string;
  namespace: string;
  /** Ids of the allowed services; null allows all, also those to come. */
  services: string[] | null;
  /** What was allowed when the choice was made. */
  base?: Allowance;
}

export function allowServices(input: AllowInput): Promise<ApplicationMapping> {
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
