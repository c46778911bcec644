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
    /** Allowed there; '' for all. */
    namespace: z.string().max(300).default(''),
    /** `key` or `key=value`; '' for all. */
    label: z.string().max(400).default(''),
    /** ISO day: the last certificate ends before it begins, in UTC; '' for all. */
    endsBefore: z.union([z.literal(''), z.iso.date()]).default(''),
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
      certificateExpiresAt: z.string().optional(),
      /** `key=value`, by their keys. */
      labels: z.array(z.string()),
    }),
  ),
);
