import type { TargetTrust } from '../upstream/targets.ts';

/** Credentials, and the client certificate that belongs to them. */
export interface FoundCredentials {
  /** Names in lower case. */
  headers: Map<string, string>;
  /** `name=value` of cookies that go with them. */
  cookies: string[];
  trust: TargetTrust;
  untilMs: number;
  /** Forgets what can be had anew; undefined where there is nothing of the kind. */
  renew: (() => void) | undefined;
}

/** Those of a call that brings its own, or needs none. */
export function noCredentials(trust: TargetTrust): FoundCredentials {
  return { headers: new Map(), cookies: [], trust, untilMs: Number.POSITIVE_INFINITY, renew: undefined };
}
