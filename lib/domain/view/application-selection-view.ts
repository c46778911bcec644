import { z } from 'zod';
import { defineView } from './define-view.ts';

const tally = z.array(
  z.object({
    id: z.string(),
    /** How many of the Applications have it. */
    count: z.int(),
  }),
);

/** What several Applications have, taken together. */
export const applicationSelectionView = defineView(
  z.strictObject({ names: z.array(z.string().max(253)).min(1).max(500) }),
  z.object({
    /** Those that are there. */
    names: z.array(z.string()),
    /** By `key=value`. */
    labels: tally,
    /** By the namespace where any of their services is allowed. */
    namespaces: tally,
  }),
);
