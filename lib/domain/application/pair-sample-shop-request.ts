import { z } from 'zod';

/** A token URL that is handed to the sample shop. */
export const pairSampleShopRequest = z.object({ tokenUrl: z.string().max(2000) });

export type PairSampleShopRequest = z.infer<typeof pairSampleShopRequest>;
