import type { Examination } from '#lib/domain/health/examination.ts';
import type { ExamineRequest } from '#lib/domain/health/examine-request.ts';
import type { Told } from '#lib/domain/texts/message.ts';
import { api } from './api.ts';

/** Tries out the components and every ready binding of an Application. */
export function examine(application: string, signal: AbortSignal): Promise<Told<Examination>> {
  const body: ExamineRequest = { application };
  return api('/api/doctor', { method: 'POST', body, signal });
}
