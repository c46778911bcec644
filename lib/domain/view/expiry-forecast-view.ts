import { z } from 'zod';
import { defineView } from './define-view.ts';

const count = z.int();

/** How much ends in each of the next thirteen weeks, and what is not known. */
export const expiryForecastView = defineView(
  z.strictObject({}),
  z.object({
    weeks: z.array(
      z.object({
        /** Its first day, as `2026-11-30` (UTC). */
        id: z.string(),
        lastDay: z.string(),
        client: count,
        authority: count,
        edge: count,
        target: count,
        total: count,
      }),
    ),
    ended: count,
    later: count,
    unknown: count,
    tokens: count,
    /** Servers outside, by what the console knows of their certificates. */
    targets: z.object({ all: count, notLookedAt: count, notKnown: count }),
    /** Services that are called without TLS. */
    plainCount: count,
  }),
);
