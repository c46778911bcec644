import { z } from 'zod';

/** Where a specification is fetched from for a person. */
export const fetchSpecificationRequest = z.object({ url: z.string().trim().max(2000) });

export type FetchSpecificationRequest = z.infer<typeof fetchSpecificationRequest>;
