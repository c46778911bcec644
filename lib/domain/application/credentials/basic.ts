import { message } from '../../texts/message.ts';
import type { CredentialDescription } from './credential-description.ts';

export const basic = {
  storedType: 'Basic',
  member: 'basic',
  bindingType: 'basicauth',
  label: message('services.basic'),
  hint: message('services.basicHint'),
  inWords: message('services.basicInWords'),
  fetchesToken: false,
  fields: [
    {
      name: 'username',
      label: message('services.userName'),
      input: 'text',
      isSecret: true,
      secretKey: 'username',
      missing: message('services.basicUserMissing'),
      required: 'basic auth username field cannot be empty',
      maxLength: 500,
    },
    {
      name: 'password',
      label: message('services.password'),
      input: 'password',
      isSecret: true,
      secretKey: 'password',
      missing: message('services.basicPasswordMissing'),
      required: 'basic auth password field cannot be empty',
      maxLength: 2000,
    },
  ],
} as const satisfies CredentialDescription;
