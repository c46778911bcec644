import { queryOptions } from '@tanstack/react-query';
import type { Told } from '#lib/domain/texts/message.ts';
import type { FetchSpecificationRequest } from '#lib/specifications/requests/fetch-specification-request.ts';
import type { ValidateSpecificationRequest } from '#lib/specifications/requests/validate-specification-request.ts';
import type { SpecificationCheck } from '#lib/specifications/service-proposal.ts';
import { api } from './api.ts';

/** The whole check, with the official schemas, which need the server; and what a service of it would be called and where it is. */
export function validateSpecification(text: string, signal?: AbortSignal): Promise<Told<SpecificationCheck>> {
  const body: ValidateSpecificationRequest = { text };
  return api('/api/specifications/validate', {
    method: 'POST',
    body,
    ...(signal === undefined ? {} : { signal }),
  });
}

/** How many bytes a specification may have. */
export function specificationLimitQuery() {
  return queryOptions({
    queryKey: ['spec-limit'],
    queryFn: async ({ signal }) =>
      (await api<{ maxBytes: number }>('/api/specifications/limit', { signal })).maxBytes,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Lets the server fetch a specification, because browsers may not read other sites. */
export function fetchSpecification(url: string): Promise<{ url: string; text: string }> {
  const body: FetchSpecificationRequest = { url };
  return api('/api/specifications/fetch', { method: 'POST', body });
}
