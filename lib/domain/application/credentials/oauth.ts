import type { AuthMethodChoice } from '../auth-method.ts';
import type { CredentialDescription } from './credential-description.ts';

const authMethods = {
  auto: 'Try what works',
  header: 'In the header',
  body: 'In the body',
  both: 'In header and body',
} as const satisfies Record<AuthMethodChoice, string>;

/** OAuth 2 client credentials that a secret proves. */
export const oauth = {
  storedType: 'OAuth',
  member: 'oauth',
  bindingType: 'oauth',
  label: 'OAuth2',
  hint: 'Client credentials.',
  inWords: 'OAuth 2 client credentials',
  fetchesToken: true,
  fields: [
    {
      name: 'url',
      label: 'Token URL',
      input: 'url',
      missing: 'OAuth2 needs the URL that issues tokens.',
      required: 'oauth url field cannot be empty',
      insteadOfUserinfo: 'Send them as clientId and clientSecret.',
    },
    {
      name: 'clientId',
      label: 'Client id',
      input: 'text',
      isSecret: true,
      secretKey: 'clientId',
      missing: 'OAuth2 needs a client id.',
      required: 'oauth clientId field cannot be empty',
      maxLength: 500,
    },
    {
      name: 'clientSecret',
      label: 'Client secret',
      input: 'password',
      isSecret: true,
      secretKey: 'clientSecret',
      missing: 'OAuth2 needs a client secret.',
      required: 'oauth clientSecret cannot be empty',
      maxLength: 2000,
    },
    {
      name: 'authMethod',
      label: 'At the token endpoint',
      input: 'choice',
      hint: 'How id and secret are sent. Name a way if trying others is not allowed there.',
      choices: authMethods,
    },
  ],
} as const satisfies CredentialDescription;
