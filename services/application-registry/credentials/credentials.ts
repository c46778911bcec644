import { namedAuthMethod } from '#lib/domain/application/auth-method.ts';
import type { CredentialKind } from '#lib/domain/application/credentials/credential-kind.ts';
import { credentialTable } from '#lib/domain/application/credentials/credential-kind.ts';
import { givenCredentials } from '#lib/domain/application/credentials/credentials-of-registration.ts';
import type { RegisteredCredentials } from '#lib/domain/application/credentials/registered-credentials.ts';
import { MooringError } from '#lib/errors.ts';
import { createSelfSignedClient } from '#lib/pki/create-self-signed.ts';
import { keyPairProblem } from './key-pair-problem.ts';
import { mask } from './mask.ts';
import { parameterTexts } from './request-parameters.ts';

const certificateValidityMs = 365 * 86_400_000;

/** How an API wants to be called, as far as it is not secret; the `credentials` of an entry without its Secret's name. */
export interface NamedCredentials {
  type: string;
  authenticationUrl?: string;
  csrfInfo?: { tokenEndpointURL: string };
}

/** Undefined where the registration names no credentials, or a certificate without a common name. */
export function namedCredentials(
  credentials: RegisteredCredentials | null | undefined,
): NamedCredentials | undefined {
  const [given] = givenCredentials(credentials);
  if (given === undefined || (given.kind === 'certificate' && !given.values.commonName)) {
    return undefined;
  }
  const { storedType, fetchesToken } = credentialTable[given.kind];
  return {
    type: storedType,
    ...(fetchesToken ? { authenticationUrl: String(given.values.url ?? '') } : {}),
    ...(given.csrfInfo ? { csrfInfo: { tokenEndpointURL: given.csrfInfo.tokenEndpointURL ?? '' } } : {}),
  };
}

interface Sources {
  credentials: RegisteredCredentials;
  /** The texts of the Secret as it is now, empty where there is none. */
  stored: Record<string, string>;
  now: Date;
}

type Texts = Record<string, string>;

const textsOf = {
  none: () => ({}),
  basic: ({ credentials: { basic }, stored }) => ({
    username: unmasked('username', basic?.username, stored),
    password: unmasked('password', basic?.password, stored),
  }),
  oauth({ credentials: { oauth }, stored }) {
    const authMethod = namedAuthMethod(oauth?.authMethod);
    return {
      clientId: unmasked('clientId', oauth?.clientId, stored),
      clientSecret: unmasked('clientSecret', oauth?.clientSecret, stored),
      ...(authMethod === undefined ? {} : { authMethod }),
      ...parameterTexts(oauth?.requestParameters, stored),
    };
  },
  oauthWithCertificate({ credentials: { oauthWithCert }, stored }) {
    const texts = {
      clientId: unmasked('clientId', oauthWithCert?.clientId, stored),
      crt: unmasked('certificate', oauthWithCert?.certificate, stored, 'crt'),
      key: unmasked('key', oauthWithCert?.key, stored),
    };
    const isNew = texts.crt !== stored.crt || texts.key !== stored.key;
    const problem = isNew ? keyPairProblem(texts.crt, texts.key) : undefined;
    if (problem !== undefined) {
      throw new MooringError('INVALID', `Failed to validate request body, oauthWithCert: ${problem}`);
    }
    return texts;
  },
  async certificate({ credentials: { certificateGen }, stored, now }) {
    const commonName = certificateGen?.commonName ?? '';
    if (stored.commonName === commonName && stored.crt !== undefined && stored.key !== undefined) {
      return stored;
    }
    const { certificatePem, keyPem } = await createSelfSignedClient(commonName, certificateValidityMs, now);
    return { commonName, crt: certificatePem, key: keyPem };
  },
} satisfies Record<CredentialKind, (sources: Sources) => Texts | Promise<Texts>>;

/**
 * The texts of the credentials Secret (connectivity contract 3.7).
 * @param stored the texts it holds now, empty where there is none
 * @throws MooringError INVALID when a mask stands for something that is not stored, or a key fits no certificate.
 */
export async function credentialTexts(
  credentials: RegisteredCredentials,
  stored: Record<string, string>,
  now: Date,
): Promise<Record<string, string>> {
  const kind = givenCredentials(credentials)[0]?.kind ?? 'none';
  return textsOf[kind]({ credentials, stored, now });
}

function unmasked(
  name: string,
  value: string | null | undefined,
  stored: Record<string, string>,
  key = name,
): string {
  if (value !== mask) {
    return value ?? '';
  }
  const kept = stored[key];
  if (kept === undefined) {
    throw new MooringError(
      'INVALID',
      `Failed to validate request body, ${name}: ${mask} stands for a stored value, but none is stored. Send the value itself.`,
    );
  }
  return kept;
}
