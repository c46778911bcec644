import type { Application } from '#lib/domain/application/application.ts';
import type { ChangeLabelRequest } from '#lib/domain/application/change-label-request.ts';
import type { CreateApplicationRequest } from '#lib/domain/application/create-application-request.ts';
import { api } from './api.ts';

export function createApplication(input: CreateApplicationRequest): Promise<Application> {
  return api('/api/applications', { method: 'POST', body: input });
}

/** Gives an Application a label; null takes it away. */
export async function changeLabel(name: string, input: ChangeLabelRequest): Promise<void> {
  await api(`/api/applications/${encodeURIComponent(name)}/labels`, { method: 'PATCH', body: input });
}
