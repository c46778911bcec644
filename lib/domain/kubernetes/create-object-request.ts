import { z } from 'zod';
import { objectText } from './edit-object-request.ts';

/** A new object as somebody has written it. */
export const createObjectRequest = z.object({
  /** YAML or JSON. */
  text: objectText,
  /** Whether the server is only to say what it would store. */
  dryRun: z.boolean(),
});

export type CreateObjectRequest = z.infer<typeof createObjectRequest>;
