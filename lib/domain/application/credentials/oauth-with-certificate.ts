import { message } from '../../texts/message.ts';
import type { CredentialDescription } from './credential-description.ts';

/** OAuth 2 client credentials that a client certificate proves at the token endpoint (binding contract 5.5). */
export const oauthWithCertificate = {
  storedType: 'OAuthWithCert',
  member: 'oauthWithCert',
  bindingType: 'oauthwithcert',
  label: message('services.oauthWithCertificate'),
  hint: message('services.oauthWithCertificateHint'),
  inWords: message('services.oauthWithCertificateInWords'),
  fetchesToken: true,
  fields: [
    {
      name: 'url',
      label: message('services.tokenUrl'),
      input: 'url',
      missing: message('services.oauthUrlMissing'),
      required: 'oauthWithCert url field cannot be empty',
      insteadOfUserinfo: 'The certificate proves who asks: leave them out.',
    },
    {
      name: 'clientId',
      label: message('services.clientId'),
      input: 'text',
      isSecret: true,
      secretKey: 'clientId',
      missing: message('services.oauthClientIdMissing'),
      required: 'oauthWithCert clientId field cannot be empty',
      maxLength: 500,
    },
    {
      name: 'certificate',
      label: message('services.certificatePem'),
      input: 'certificate',
      isSecret: true,
      secretKey: 'crt',
      missing: message('services.oauthCertificateMissing'),
      required: 'oauthWithCert certificate field cannot be empty',
      maxLength: 50_000,
    },
    {
      name: 'key',
      label: message('services.privateKeyPem'),
      input: 'privateKey',
      isSecret: true,
      secretKey: 'key',
      missing: message('services.oauthKeyMissing'),
      required: 'oauthWithCert key field cannot be empty',
      maxLength: 20_000,
    },
  ],
} as const satisfies CredentialDescription;
