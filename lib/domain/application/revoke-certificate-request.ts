import { z } from 'zod';
import { normaliseFingerprint } from './normalise-fingerprint.ts';

/** The revocation of a certificate of an Application. */
export const revokeCertificateRequest = z.object({
  /** SHA-256 in hex, in any spelling. */
  fingerprint: z
    .string()
    .max(200)
    .transform(normaliseFingerprint)
    .pipe(z.string().regex(/^[0-9a-f]{64}$/)),
});

export type RevokeCertificateRequest = z.input<typeof revokeCertificateRequest>;
