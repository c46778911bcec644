import { z } from 'zod';

/** Body of `POST /api/expiry/looks`. */
export const lookAtTargetsRequest = z.strictObject({
  /** `host:port` of one server; without it those that are due. */
  address: z.string().max(300).optional(),
});

export type LookAtTargetsRequest = z.input<typeof lookAtTargetsRequest>;
