import { queryOptions } from '@tanstack/react-query';
import type { RegisteredService } from '../domain/registered-service.ts';
import type { ServiceForm } from '../domain/service-form.ts';
import { api } from './api.ts';

function pathOf(application: string): string {
  return `/api/applications/${encodeURIComponent(application)}/services`;
}

export function registerService(application: string, form: ServiceForm): Promise<{ id: string }> {
  return api(pathOf(application), { method: 'POST', body: form });
}

/** A registered service with its specifications; credentials are masked. */
export function serviceQuery(application: string, serviceId: string) {
  return queryOptions({
    queryKey: ['service', application, serviceId],
    queryFn: ({ signal }) =>
      api<RegisteredService>(`${pathOf(application)}/${encodeURIComponent(serviceId)}`, { signal }),
    staleTime: 30_000,
  });
}

/** The sample shop's Orders API as values for the form. */
export function sampleRegistration(): Promise<ServiceForm> {
  return api('/api/sample-shop/registration');
}
