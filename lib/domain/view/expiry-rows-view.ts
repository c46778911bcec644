import { z } from 'zod';
import { healthStates } from '../health/health.ts';
import { defineView, rowsAnswer, rowsQuery } from './define-view.ts';
import { expiryKinds, expiryShows } from './expiry-entry.ts';

/** All that ends some day, what ends first on top. */
export const expiryRowsView = defineView(
  rowsQuery({
    text: z.string().max(200).default(''),
    kind: z.enum([...expiryKinds, 'all']).default('all'),
    show: z.enum(expiryShows).default('all'),
    /** A day as `2026-01-31` (UTC); '' for none. */
    endsBefore: z.union([z.iso.date(), z.literal('')]).default(''),
  }),
  rowsAnswer(
    z.object({
      id: z.string(),
      kind: z.enum(expiryKinds),
      name: z.string(),
      application: z.string().optional(),
      note: z.string(),
      /** RFC 3339; undefined where it is not known. */
      endsAt: z.string().optional(),
      health: z.enum(healthStates),
      word: z.string(),
      /** Of a client certificate that can be renewed and revoked. */
      fingerprint: z.string().optional(),
      /** What can be withdrawn. */
      token: z.object({ id: z.string(), step: z.enum(['info', 'certificate']) }).optional(),
      /** `host:port` of a server that can be looked at. */
      address: z.string().optional(),
      /** When the console looked at it last, RFC 3339. */
      lookedAt: z.string().optional(),
    }),
  ),
);
