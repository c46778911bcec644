import { z } from 'zod';
import { healthStates } from '../health/health.ts';
import type { ToldProblem } from '../health/node-health.ts';
import { defineView } from './define-view.ts';

/** How far the broker has come with an instance. */
export const instanceView = defineView(
  z.strictObject({ namespace: z.string().max(253), name: z.string().max(253) }),
  z.object({
    /** Left out where there is none of the name. */
    instance: z
      .object({
        health: z.enum(healthStates),
        word: z.string(),
        problem: z.custom<ToldProblem>().optional(),
      })
      .optional(),
  }),
);
