import { message } from '../../texts/message.ts';
import type { CredentialDescription } from './credential-description.ts';

export const none = {
  storedType: '',
  member: undefined,
  bindingType: 'noauth',
  label: message('services.none'),
  hint: message('services.noneHint'),
  inWords: message('services.none'),
  fetchesToken: false,
  fields: [],
} as const satisfies CredentialDescription;
