import type { Sentence } from '../texts/message.ts';

/** What a server showed of its certificate when the console last looked. */
export interface CertificateLook {
  /** `host:port`. */
  address: string;
  /** RFC 3339. */
  lookedAt: string;
  /** RFC 3339; undefined where none was seen. */
  endsAt?: string;
  /** Who signed it, as it says itself. */
  issuer?: string;
  /** Why none was seen. */
  problem?: Sentence;
}

/** What came of looking at servers. */
export interface TargetsLookedAt {
  /** How many were looked at. */
  looked: number;
  /** How many of them showed no certificate. */
  failed: number;
}
