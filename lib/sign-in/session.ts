import { z } from 'zod';

/** What is kept of somebody who has signed in; encrypted wherever it lies. */
export const sessionSchema = z.object({
  person: z.object({ name: z.string().min(1), groups: z.array(z.string()) }),
  /** By what the person was believed. */
  credential: z.object({ kind: z.literal('token'), token: z.string().min(1) }),
  /** In ms of the epoch: when it ends in any case. */
  endsAtMs: z.number(),
});

export type Session = z.output<typeof sessionSchema>;
