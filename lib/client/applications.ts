import type { Application } from '#lib/domain/application/application.ts';
import type { CreateApplicationRequest } from '#lib/domain/application/create-application-request.ts';
import { api } from './api.ts';

export function createApplication(input: CreateApplicationRequest): Promise<Application> {
  return api('/api/applications', { method: 'POST', body: input });
}
