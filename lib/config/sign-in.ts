import { z } from 'zod';

/** Variables that say who is let into the console. */
export const signInEnv = {
  /** `none`: whoever reaches the console acts as it. `token`: people sign in with a token of Kubernetes. */
  MOORING_SIGN_IN: z.enum(['none', 'token']).default('none'),
  /** Minutes without a request, after which a session has ended. */
  MOORING_SESSION_IDLE_MINUTES: z.coerce.number().min(1).default(60),
  /** Hours after which a session has ended in any case. */
  MOORING_SESSION_HOURS: z.coerce.number().positive().max(168).default(12),
};

type SignInEnv = z.output<z.ZodObject<typeof signInEnv>>;

export interface SignInSettings {
  mode: 'none' | 'token';
  /** Without a request a session ends after this time. */
  idleMs: number;
  /** In any case a session ends after this time. */
  longestMs: number;
}

export function signInOf(env: SignInEnv): SignInSettings {
  return {
    mode: env.MOORING_SIGN_IN,
    idleMs: env.MOORING_SESSION_IDLE_MINUTES * 60_000,
    longestMs: env.MOORING_SESSION_HOURS * 3_600_000,
  };
}
