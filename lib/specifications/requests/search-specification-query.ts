import { z } from 'zod';

/** What is looked for in a stored specification. */
export const searchSpecificationQuery = z.object({
  text: z.string().min(1).max(200),
  /** Of the stored text whose outline is shown. */
  revision: z.string().max(100),
});

export type SearchSpecificationQuery = z.infer<typeof searchSpecificationQuery>;
