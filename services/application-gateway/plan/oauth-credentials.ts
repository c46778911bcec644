import { namedAuthMethod } from '#lib/domain/application/auth-method.ts';
import type { TargetTrust } from '../upstream/targets.ts';
import type { FoundCredentials } from './found-credentials.ts';
import { type PlanSources, reachTokens } from './plan-sources.ts';
import { noParameters, readRequestParameters } from './request-parameters.ts';
import type { SecretValues } from './secrets.ts';
import type { IndexedService } from './service-index.ts';

/**
 * An access token for the service (binding contract 5.5).
 * @param withCertificate a certificate says who the client is, in place of a secret.
 * @throws MooringError UPSTREAM where none is given.
 */
export async function oauthCredentials(
  { tokens, targets, secrets }: PlanSources,
  service: IndexedService,
  secret: SecretValues,
  trust: TargetTrust,
  withCertificate: boolean,
): Promise<FoundCredentials> {
  const { values, revision } = secret;
  const { crt: cert, key, clientId = '', clientSecret = '' } = values;
  const { authenticationUrl: tokenUrl = '', secretName = '' } = service.api?.credentials ?? {};
  const tokenTrust = withCertificate ? { ...trust, cert, key } : trust;
  const { target, trustKey } = reachTokens(targets, tokenUrl, tokenTrust);
  const client = {
    revision,
    tokenUrl,
    clientId,
    clientSecret: withCertificate ? undefined : clientSecret,
    authMethod: namedAuthMethod(values.authMethod),
    parameters: withCertificate ? noParameters : readRequestParameters(values),
    dispatcher: target.dispatcher,
    trust: trustKey,
  };
  const token = await tokens.get(client);
  return {
    headers: new Map([['authorization', `Bearer ${token.value}`.trim()]]),
    cookies: [],
    trust,
    untilMs: Math.min(secret.untilMs, token.untilMs),
    renew() {
      tokens.drop(client, token);
      secrets.doubt(secretName);
    },
  };
}
