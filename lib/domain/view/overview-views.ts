import { z } from 'zod';
import { healthStates } from '../health/health.ts';
import { defineView } from './define-view.ts';

/** What the overview counts, in the order of the chain. */
export const countedNouns = ['application', 'service', 'binding', 'workload'] as const;
export type CountedNoun = (typeof countedNouns)[number];

/** How much there is of each noun, and how it is. */
export const overviewCountsView = defineView(
  z.strictObject({}),
  z.object({
    counts: z.array(
      z.object({
        id: z.enum(countedNouns),
        count: z.int(),
        /** How many of them want attention: the rows that the list shows with its filter of that name. */
        attention: z.int(),
        /** How many are on their way. */
        busy: z.int(),
      }),
    ),
  }),
);

/** Whose one-time tokens can still be used. */
export const overviewTokensView = defineView(
  z.strictObject({}),
  z.object({
    holders: z.array(
      z.object({
        /** Name of the Application. */
        id: z.string(),
        isMissing: z.boolean(),
        /** The one that lapses first on top; a token may have lapsed a moment ago. */
        tokens: z.array(
          z.object({ id: z.string(), step: z.enum(['info', 'certificate']), expiresAt: z.string() }),
        ),
      }),
    ),
  }),
);

/** What happened lately, the newest first. */
export const activityView = defineView(
  z.strictObject({}),
  z.object({
    activities: z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        health: z.enum(healthStates),
        kind: z.string(),
        name: z.string(),
        namespace: z.string().optional(),
        text: z.string(),
        detail: z.string().optional(),
      }),
    ),
  }),
);
