import { z } from 'zod';
import { healthStates } from '../health/health.ts';
import { applicationShows } from './application-shows.ts';
import { defineView, rowsAnswer, rowsQuery } from './define-view.ts';

/** The list of Applications. */
export const applicationRowsView = defineView(
  rowsQuery({
    /** In the name or the description. */
    text: z.string().max(200).default(''),
    show: z.enum(applicationShows).default('all'),
  }),
  rowsAnswer(
    z.object({
      /** The Application's name. */
      id: z.string(),
      description: z.string(),
      health: z.enum(healthStates),
      word: z.string(),
      serviceCount: z.int(),
      namespaces: z.array(z.string()),
      bindingCount: z.int(),
      createdAt: z.string().optional(),
    }),
  ),
);
