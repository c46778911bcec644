import { z } from 'zod';

/** A signing request that pairs an Application. */
export const signCertificateRequest = z.object({
  /** As issued, with its token. */
  tokenUrl: z.string().max(2000),
  /** PEM of the request; the key that signed it stays where it was made. */
  csr: z.string().max(20_000),
});

export type SignCertificateRequest = z.infer<typeof signCertificateRequest>;
