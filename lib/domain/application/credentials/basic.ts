import type { CredentialDescription } from './credential-description.ts';

export const basic = {
  storedType: 'Basic',
  member: 'basic',
  bindingType: 'basicauth',
  label: 'Basic',
  hint: 'User name and password.',
  inWords: 'Basic (user name and password)',
  fetchesToken: false,
  fields: [
    {
      name: 'username',
      label: 'User name',
      input: 'text',
      isSecret: true,
      secretKey: 'username',
      missing: 'Basic credentials need a user name.',
      required: 'basic auth username field cannot be empty',
      maxLength: 500,
    },
    {
      name: 'password',
      label: 'Password',
      input: 'password',
      isSecret: true,
      secretKey: 'password',
      missing: 'Basic credentials need a password.',
      required: 'basic auth password field cannot be empty',
      maxLength: 2000,
    },
  ],
} as const satisfies CredentialDescription;
