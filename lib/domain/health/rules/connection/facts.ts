import type { CertificateUse } from '../../../application/certificate-use.ts';
import type { OpenToken } from '../../../application/open-token.ts';

/** How far an Application has come with its client certificate. */
export interface ConnectionFacts {
  /** End of its last certificate, RFC 3339; undefined where none is recorded. */
  expiresAt: string | undefined;
  /** Until then, below zero when it is over; NaN where there is none. */
  leftMs: number;
  /** When that was issued, RFC 3339; undefined where it is not recorded. */
  issuedAt: string | undefined;
  /** Whether the application has called with a certificate since it was paired. */
  use: CertificateUse;
  /** Services are registered: where uses were not noted, they stand for one. */
  hasServices: boolean;
  /** The newest token that was handed out and not used yet. */
  token: OpenToken | undefined;
}
