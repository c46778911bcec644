import { credentialKindOf } from '#lib/domain/application/credentials/credential-kind.ts';
import { MooringError } from '#lib/errors.ts';
import { basicAuthorization } from '#lib/http/basic-authorization.ts';
import type { TargetTrust } from '../upstream/targets.ts';
import { type FoundCredentials, noCredentials } from './found-credentials.ts';
import { oauthCredentials } from './oauth-credentials.ts';
import { type PlanSources, userOf } from './plan-sources.ts';
import type { IndexedService } from './service-index.ts';

/**
 * The credentials that were registered for a service (binding contract 5.5), without the token against cross-site request
 * forgery.
 * @throws MooringError INTERNAL where they cannot be read, UPSTREAM where a token is not given.
 */
export async function registeredCredentials(
  sources: PlanSources,
  service: IndexedService,
  trust: TargetTrust,
): Promise<FoundCredentials> {
  const { secrets } = sources;
  const { type = '', secretName = '' } = service.api?.credentials ?? {};
  const kind = credentialKindOf(type);
  if (kind === undefined) {
    throw new MooringError('INTERNAL', `The credentials of the service have the unknown type ${type}.`);
  }
  if (kind === 'none') {
    return noCredentials(trust);
  }
  if (secretName === '') {
    throw new MooringError('INTERNAL', `The credentials of the service, of type ${type}, name no Secret.`);
  }
  const secret = await secrets.read(secretName, userOf(service));
  const { values, untilMs } = secret;
  const found = { ...noCredentials(trust), untilMs, renew: () => secrets.doubt(secretName) };
  switch (kind) {
    case 'basic': {
      const authorization = basicAuthorization(values.username ?? '', values.password ?? '');
      return { ...found, headers: new Map([['authorization', authorization]]) };
    }
    case 'oauth':
      return oauthCredentials(sources, service, secret, trust, false);
    case 'oauthWithCertificate':
      return oauthCredentials(sources, service, secret, trust, true);
    case 'certificate':
      return { ...found, trust: { ...trust, cert: values.crt, key: values.key } };
    default:
      return kind satisfies never;
  }
}
