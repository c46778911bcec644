import { z } from 'zod';
import { entryLists } from '../model/model-entry.ts';

/** One entry of a stored specification's outline. */
export const specificationEntryQuery = z.object({
  list: z.enum(entryLists),
  at: z.coerce.number().int().min(0),
  /** Of the text whose outline names the place. */
  revision: z.string().max(100),
});
