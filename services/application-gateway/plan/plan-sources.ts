import type { SecretUser } from '#lib/domain/application/service-secret.ts';
import type { Target, Targets, TargetTrust } from '../upstream/targets.ts';
import type { CsrfTokens } from './csrf-tokens.ts';
import type { OAuthTokens } from './oauth-tokens.ts';
import type { Secrets } from './secrets.ts';
import type { IndexedService } from './service-index.ts';
import { parseTargetUrl } from './target-url.ts';

/** What plans are made from. */
export interface PlanSources {
  secrets: Secrets;
  tokens: OAuthTokens;
  csrf: CsrfTokens;
  targets: Targets;
}

/** For whom a Secret of the service is read. */
export function userOf({ application, service }: IndexedService): SecretUser {
  return { application, serviceId: service.id };
}

/**
 * The way to an endpoint that gives tokens.
 * @returns also a key, the same for the same trust.
 * @throws MooringError INTERNAL where the URL is not valid.
 */
export function reachTokens(
  targets: Targets,
  url: string,
  trust: TargetTrust,
): { target: Target; trustKey: string } {
  const { origin } = parseTargetUrl(url, 'The token URL of the service is not valid.');
  return { target: targets.get(origin, trust), trustKey: JSON.stringify(trust) };
}
