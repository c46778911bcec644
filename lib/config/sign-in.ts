import { z } from 'zod';
import { MooringError } from '#lib/errors.ts';
import { type Issuer, issuerList } from './issuer.ts';

/** Variables that say who is let into the console. */
export const signInEnv = {
  /**
   * `none`: whoever reaches the console acts as it. `token`: people sign in with a token of Kubernetes. `oidc`: at one of the
   * issuers.
   */
  MOORING_SIGN_IN: z.enum(['none', 'token', 'oidc']).default('none'),
  /** JSON: issuers of OpenID Connect, as lib/config/issuer.ts has them. */
  MOORING_SIGN_IN_ISSUERS: issuerList,
  /** Where browsers find the console, as issuers know it: `https://console.example.com`. */
  MOORING_CONSOLE_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url))
    .optional(),
  /** Minutes without a request, after which a session has ended. */
  MOORING_SESSION_IDLE_MINUTES: z.coerce.number().min(1).default(60),
  /** Hours after which a session has ended in any case. */
  MOORING_SESSION_HOURS: z.coerce.number().positive().max(168).default(12),
};

type SignInEnv = z.output<z.ZodObject<typeof signInEnv>>;

export interface SignInSettings {
  mode: 'none' | 'token' | 'oidc';
  /** None but with the mode `oidc`. */
  issuers: readonly Issuer[];
  /** Origin of the console, as browsers and issuers know it. */
  consoleUrl: URL | undefined;
  /** Without a request a session ends after this time. */
  idleMs: number;
  /** In any case a session ends after this time. */
  longestMs: number;
}

/** @throws MooringError INVALID for `oidc` without an issuer or an address. */
export function signInOf(env: SignInEnv): SignInSettings {
  const { MOORING_SIGN_IN: mode, MOORING_SIGN_IN_ISSUERS: issuers, MOORING_CONSOLE_URL: consoleUrl } = env;
  if (mode === 'oidc' && (issuers.length === 0 || consoleUrl === undefined)) {
    throw new MooringError(
      'INVALID',
      'MOORING_SIGN_IN=oidc needs MOORING_SIGN_IN_ISSUERS, and MOORING_CONSOLE_URL, to which they send people back.',
    );
  }
  return {
    mode,
    issuers: mode === 'oidc' ? issuers : [],
    consoleUrl,
    idleMs: env.MOORING_SESSION_IDLE_MINUTES * 60_000,
    longestMs: env.MOORING_SESSION_HOURS * 3_600_000,
  };
}
