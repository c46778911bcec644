import { namedAuthMethod } from '#lib/domain/auth-method.ts';
import type { RegisteredService } from '#lib/domain/registered-service.ts';
import { MooringError } from '#lib/errors.ts';
import { createSelfSignedClient } from '#lib/pki/create-self-signed.ts';
import { mask } from './mask.ts';
import { parameterTexts } from './request-parameters.ts';

type Credentials = NonNullable<NonNullable<RegisteredService['api']>['credentials']>;

const certificateValidityMs = 365 * 86_400_000;

/** How an API wants to be called, as far as it is not secret; the `credentials` of an entry without its Secret's name. */
export interface CredentialsKind {
  type: 'OAuth' | 'Basic' | 'CertificateGen';
  authenticationUrl?: string;
  csrfInfo?: { tokenEndpointURL: string };
}

/** Undefined where the registration names no credentials, or a certificate without a common name. */
export function kindOfCredentials(credentials: Credentials | null | undefined): CredentialsKind | undefined {
  const { oauth, basic, certificateGen } = credentials ?? {};
  if (oauth) {
    const authenticationUrl = oauth.url ?? '';
    return { type: 'OAuth', authenticationUrl, ...csrfOf(oauth.csrfInfo) };
  }
  if (basic) {
    return { type: 'Basic', ...csrfOf(basic.csrfInfo) };
  }
  if (certificateGen?.commonName) {
    return { type: 'CertificateGen', ...csrfOf(certificateGen.csrfInfo) };
  }
  return undefined;
}

function csrfOf(info: { tokenEndpointURL?: string | null | undefined } | null | undefined) {
  return info ? { csrfInfo: { tokenEndpointURL: info.tokenEndpointURL ?? '' } } : {};
}

/**
 * The texts of the credentials Secret (connectivity contract 3.7).
 * @param stored the texts it holds now, empty where there is none
 * @throws MooringError INVALID when a mask stands for something that is not stored.
 */
export async function credentialTexts(
  credentials: Credentials,
  stored: Record<string, string>,
  now: Date,
): Promise<Record<string, string>> {
  const { oauth, basic, certificateGen } = credentials;
  if (oauth) {
    const authMethod = namedAuthMethod(oauth.authMethod);
    return {
      clientId: unmasked('clientId', oauth.clientId, stored),
      clientSecret: unmasked('clientSecret', oauth.clientSecret, stored),
      ...(authMethod === undefined ? {} : { authMethod }),
      ...parameterTexts(oauth.requestParameters, stored),
    };
  }
  if (basic) {
    return {
      username: unmasked('username', basic.username, stored),
      password: unmasked('password', basic.password, stored),
    };
  }
  const commonName = certificateGen?.commonName ?? '';
  if (stored.commonName === commonName && stored.crt !== undefined && stored.key !== undefined) {
    return stored;
  }
  const { certificatePem, keyPem } = await createSelfSignedClient(commonName, certificateValidityMs, now);
  return { commonName, crt: certificatePem, key: keyPem };
}

function unmasked(key: string, value: string | null | undefined, stored: Record<string, string>): string {
  if (value !== mask) {
    return value ?? '';
  }
  const kept = stored[key];
  if (kept === undefined) {
    throw new MooringError(
      'INVALID',
      `Failed to validate request body, ${key}: ${mask} stands for a stored value, but none is stored. Send the value itself.`,
    );
  }
  return kept;
}
