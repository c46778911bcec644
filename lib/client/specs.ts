import type { SpecReport } from '../specs/spec-report.ts';
import { api } from './api.ts';

/** The whole check, with the official schemas; those need the server. */
export function validateSpec(text: string, signal?: AbortSignal): Promise<SpecReport> {
  return api('/api/specs/validate', {
    method: 'POST',
    body: { text },
    ...(signal === undefined ? {} : { signal }),
  });
}

/** Lets the server fetch a specification, because browsers may not read other sites. */
export function fetchSpec(url: string): Promise<{ url: string; text: string }> {
  return api('/api/specs/fetch', { method: 'POST', body: { url } });
}
