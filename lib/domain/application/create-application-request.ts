import { z } from 'zod';

/** A new Application; what its name may be is said by `applicationNameProblems`. */
export const createApplicationRequest = z.object({
  name: z.string(),
  description: z.string().max(1000).default(''),
  labels: z.record(z.string(), z.string()).default({}),
});

export type CreateApplicationRequest = z.input<typeof createApplicationRequest>;
