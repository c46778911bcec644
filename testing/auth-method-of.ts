import type { AuthMethod } from '#lib/domain/application/auth-method.ts';
import type { Received } from './start-target.ts';

/** How a request for a token said who asks. */
export function authMethodOf({ headers, body }: Pick<Received, 'headers' | 'body'>): AuthMethod {
  if (headers.authorization === undefined) {
    return 'body';
  }
  return new URLSearchParams(body).has('client_secret') ? 'both' : 'header';
}
