import type { ApplicationMapping } from '../domain/application-mapping.ts';
import { api } from './api.ts';

export interface AllowInput {
  application: string;
  namespace: string;
  /** Ids of the allowed services; null allows all, also those to come. */
  services: string[] | null;
}

export function allowServices(input: AllowInput): Promise<ApplicationMapping> {
  return api('/api/mappings', { method: 'PUT', body: input });
}
