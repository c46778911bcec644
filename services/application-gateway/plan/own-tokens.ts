import { headerValue, type RawHeaders } from '../http1/header-name.ts';

/** The caller's own value for `Authorization` (binding contract 5.4); an empty one is none. */
export function accessTokenOf(headers: RawHeaders): string | undefined {
  return headerValue(headers, 'access-token') || undefined;
}

/** The caller's own token against cross-site request forgery, or `fetch` where it asks the target for one. */
export function csrfTokenOf(headers: RawHeaders): string | undefined {
  return headerValue(headers, 'x-csrf-token') || undefined;
}
