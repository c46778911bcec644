import type { FoundCredentials } from './found-credentials.ts';
import { type PlanSources, reachTokens } from './plan-sources.ts';
import type { IndexedService } from './service-index.ts';

/**
 * The same credentials with a token against cross-site request forgery, where the service wants one.
 * @throws MooringError UPSTREAM where none is given.
 */
export async function withCsrfToken(
  { csrf, targets }: PlanSources,
  service: IndexedService,
  found: FoundCredentials,
): Promise<FoundCredentials> {
  const url = service.api?.credentials?.csrfInfo?.tokenEndpointURL;
  if (!url) {
    return found;
  }
  const { target, trustKey } = reachTokens(targets, url, found.trust);
  const client = {
    url,
    headers: found.headers,
    dispatcher: target.dispatcher,
    trust: trustKey,
    owner: `${service.application}/${service.service.id}`,
  };
  const given = await csrf.get(client);
  return {
    ...found,
    headers: new Map([...found.headers, ['x-csrf-token', given.token]]),
    cookies: given.cookies,
    renew() {
      found.renew?.();
      csrf.drop(client, given);
    },
  };
}
