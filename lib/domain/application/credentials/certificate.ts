import type { CredentialDescription } from './credential-description.ts';

/** A client certificate that the registry makes; its key never leaves the cluster (connectivity contract 3.7). */
export const certificate = {
  storedType: 'CertificateGen',
  member: 'certificateGen',
  bindingType: 'certificate',
  label: 'Certificate',
  hint: 'Made by the registry.',
  inWords: 'Client certificate',
  fetchesToken: false,
  fields: [
    {
      name: 'commonName',
      label: 'Common name',
      input: 'text',
      isSecret: false,
      secretKey: 'commonName',
      missing: 'The certificate needs a common name.',
      maxLength: 64,
    },
  ],
} as const satisfies CredentialDescription;
