import type { HeaderChanges } from '../upstream/target-headers.ts';
import type { Target } from '../upstream/targets.ts';
import type { TargetUrl } from './target-url.ts';

/**
 * What of a registration counts: all of it, all but the token against cross-site request forgery, which the caller sees to
 * himself, or nothing, since he brings credentials.
 */
export const planKinds = ['full', 'own-csrf', 'own-credentials'] as const;
export type PlanKind = (typeof planKinds)[number];

/** How calls to one service are made, until something changes. */
export interface Plan {
  url: TargetUrl;
  target: Target;
  changes: HeaderChanges;
  /** Query parameters that count where the request does not name them. */
  query: [string, string][];
  untilMs: number;
  generation: number;
  /** Forgets what can be had anew; undefined where nothing of the registration was used: a second try would be the same. */
  renew: (() => void) | undefined;
  /** Part of that are tokens, which somebody gives anew: a call that was refused may succeed with the next ones. */
  hasTokens: boolean;
  /** A target has taken these credentials. */
  accepted: boolean;
}
