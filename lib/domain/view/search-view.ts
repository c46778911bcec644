import { z } from 'zod';
import { healthStates } from '../health/health.ts';
import { defineView } from './define-view.ts';
import { pageTarget } from './page-target.ts';
import { searchGroups } from './search-groups.ts';

/** What a text stands in, of all that the console knows. */
export const searchView = defineView(
  z.strictObject({ text: z.string().max(200).default('') }),
  z.object({
    groups: z.array(
      z.object({
        id: z.enum(searchGroups),
        /** How many are found, those that are not shown included; nobody counts beyond 1,000. */
        total: z.int(),
        hits: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            detail: z.string(),
            /** Where it has one. */
            status: z.object({ health: z.enum(healthStates), word: z.string() }).optional(),
            target: pageTarget,
          }),
        ),
      }),
    ),
  }),
);
