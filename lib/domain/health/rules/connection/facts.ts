import type { OpenToken } from '../../../application/open-token.ts';

/** How far an Application has come with its client certificate. */
export interface ConnectionFacts {
  /** End of its last certificate, RFC 3339; undefined where none is recorded. */
  expiresAt: string | undefined;
  /** Until then, below zero when it is over; NaN where there is none. */
  leftMs: number;
  /** The newest token that was handed out and not used yet. */
  token: OpenToken | undefined;
}
