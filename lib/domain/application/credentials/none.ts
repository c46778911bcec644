import type { CredentialDescription } from './credential-description.ts';

export const none = {
  storedType: '',
  member: undefined,
  bindingType: 'noauth',
  label: 'None',
  hint: 'The API is open.',
  inWords: 'None',
  fetchesToken: false,
  fields: [],
} as const satisfies CredentialDescription;
