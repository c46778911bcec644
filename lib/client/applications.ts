import type { Application } from '#lib/domain/application/application.ts';
import { api } from './api.ts';

export interface NewApplication {
  name: string;
  description?: string;
}

export function createApplication(input: NewApplication): Promise<Application> {
  return api('/api/applications', { method: 'POST', body: input });
}
