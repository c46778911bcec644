import { message } from '../../texts/message.ts';
import type { CredentialDescription } from './credential-description.ts';

/** A client certificate that the registry makes; its key never leaves the cluster (connectivity contract 3.7). */
export const certificate = {
  storedType: 'CertificateGen',
  member: 'certificateGen',
  bindingType: 'certificate',
  label: message('services.certificate'),
  hint: message('services.certificateHint'),
  inWords: message('services.certificateInWords'),
  fetchesToken: false,
  fields: [
    {
      name: 'commonName',
      label: message('services.commonName'),
      input: 'text',
      isSecret: false,
      secretKey: 'commonName',
      missing: message('services.commonNameMissing'),
      maxLength: 64,
    },
  ],
} as const satisfies CredentialDescription;
