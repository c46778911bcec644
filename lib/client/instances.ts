import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { api } from './api.ts';

export interface CreateInstanceInput {
  namespace: string;
  name: string;
  /** Names of the ServiceClass and the ServicePlan objects. */
  serviceClass: string;
  servicePlan: string;
  parameters: Record<string, unknown>;
}

/** Orders a service; the instance becomes ready later. */
export function createInstance(input: CreateInstanceInput): Promise<ServiceInstance> {
  return api('/api/instances', { method: 'POST', body: input });
}
