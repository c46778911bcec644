import type { RawHeaders } from '../http1/header-name.ts';
import { accessTokenOf, csrfTokenOf } from './own-tokens.ts';
import type { PlanKind } from './plan.ts';
import type { IndexedService } from './service-index.ts';

type Registered = Pick<IndexedService, 'api'>;

function fetchesCsrf({ api }: Registered): boolean {
  return Boolean(api?.credentials?.csrfInfo?.tokenEndpointURL);
}

/** Whether a CSRF token of the caller stands in place of the one that the gateway would fetch. */
export function bringsCsrfToken(service: Registered, headers: RawHeaders): boolean {
  const counts = fetchesCsrf(service) && accessTokenOf(headers) === undefined;
  const token = counts ? csrfTokenOf(headers) : undefined;
  return token !== undefined && token.toLowerCase() !== 'fetch';
}

/**
 * What of the registration counts for a request. A CSRF token that the caller brings is tried first; after a refusal the
 * gateway sends one that it fetched.
 * @param again whether the target has refused the call once.
 */
export function planKindFor(service: Registered, headers: RawHeaders, again: boolean): PlanKind {
  if (accessTokenOf(headers) !== undefined) {
    return 'own-credentials';
  }
  if (!fetchesCsrf(service) || csrfTokenOf(headers) === undefined) {
    return 'full';
  }
  return again && bringsCsrfToken(service, headers) ? 'full' : 'own-csrf';
}
