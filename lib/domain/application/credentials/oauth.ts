import { type Message, message } from '../../texts/message.ts';
import type { AuthMethodChoice } from '../auth-method.ts';
import type { CredentialDescription } from './credential-description.ts';

const authMethods = {
  auto: message('services.authMethodAuto'),
  header: message('services.authMethodHeader'),
  body: message('services.authMethodBody'),
  both: message('services.authMethodBoth'),
} as const satisfies Record<AuthMethodChoice, Message>;

/** OAuth 2 client credentials that a secret proves. */
export const oauth = {
  storedType: 'OAuth',
  member: 'oauth',
  bindingType: 'oauth',
  label: message('services.oauth'),
  hint: message('services.oauthHint'),
  inWords: message('services.oauthInWords'),
  fetchesToken: true,
  fields: [
    {
      name: 'url',
      label: message('services.tokenUrl'),
      input: 'url',
      missing: message('services.oauthUrlMissing'),
      required: 'oauth url field cannot be empty',
      insteadOfUserinfo: 'Send them as clientId and clientSecret.',
    },
    {
      name: 'clientId',
      label: message('services.clientId'),
      input: 'text',
      isSecret: true,
      secretKey: 'clientId',
      missing: message('services.oauthClientIdMissing'),
      required: 'oauth clientId field cannot be empty',
      maxLength: 500,
    },
    {
      name: 'clientSecret',
      label: message('services.clientSecret'),
      input: 'password',
      isSecret: true,
      secretKey: 'clientSecret',
      missing: message('services.oauthClientSecretMissing'),
      required: 'oauth clientSecret cannot be empty',
      maxLength: 2000,
    },
    {
      name: 'authMethod',
      label: message('services.atTokenEndpoint'),
      input: 'choice',
      hint: message('services.atTokenEndpointHint'),
      choices: authMethods,
    },
  ],
} as const satisfies CredentialDescription;
