import { z } from 'zod';
import { registeredAuthMethod } from '../auth-method.ts';
import type { CredentialMember } from './credential-kind.ts';
import { csrfInfo } from './csrf.ts';
import { requestParameters } from './request-parameters.ts';

const text = z.string().nullish();
const required = z.string().nullish().describe('Required.');
const requiredUrl = z.string().nullish().describe('Required: a URL.');

/** Client credentials that a secret proves; for the specification's address too. */
export const oauthCredentials = z.object({
  url: requiredUrl,
  clientId: required,
  clientSecret: required,
  authMethod: registeredAuthMethod.describe(
    'Where id and secret stand at the token endpoint: `both` header and body, one of them, or (`auto`, the default) wherever it takes them.',
  ),
  requestParameters,
});

/** User name and password; for the specification's address too. */
export const basicCredentials = z.object({ username: required, password: required });

const members = {
  oauth: oauthCredentials.extend({ csrfInfo }).nullish(),
  oauthWithCert: z
    .object({
      url: requiredUrl,
      clientId: required,
      certificate: required.describe('Required: in PEM. The token endpoint knows the client by it.'),
      key: required.describe('Required: the private key of the certificate, in PEM.'),
      csrfInfo,
    })
    .nullish(),
  basic: basicCredentials.extend({ csrfInfo }).nullish(),
  certificateGen: z.object({ commonName: text, certificate: text, csrfInfo }).nullish(),
} satisfies Record<CredentialMember, z.ZodType>;

/** `api.credentials` of a registration: at most one of its members (connectivity contract 3.2). */
export const registeredCredentialsSchema = z.object({
  ...members,
  unknown: z
    .object({ type: text })
    .nullish()
    .describe('Answered where the Application names a type that is not known here; cannot be sent.'),
});

export type RegisteredCredentials = z.infer<typeof registeredCredentialsSchema>;
