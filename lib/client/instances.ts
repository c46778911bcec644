import type { CreateInstanceRequest } from '#lib/domain/catalog/create-instance-request.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { api } from './api.ts';

/** Orders a service; the instance becomes ready later. */
export function createInstance(input: CreateInstanceRequest): Promise<ServiceInstance> {
  return api('/api/instances', { method: 'POST', body: input });
}
