import { z } from 'zod';
import { namespaceName, objectId, objectName } from '../kubernetes/object-name.ts';
import type { Allowance } from './allowance.ts';

const serviceIds = z.array(objectId);

const allowance = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('none') }),
  z.object({ mode: z.literal('all') }),
  z.object({ mode: z.literal('some'), services: serviceIds }),
]) satisfies z.ZodType<Allowance>;

/** Services of an Application for a namespace. */
export const allowRequest = z.object({
  application: objectName,
  namespace: namespaceName,
  /** Ids of the allowed services; null allows all, also those to come. */
  services: serviceIds.nullable(),
  /** What was allowed when the choice was made: what others change meanwhile stays. Left out, the choice replaces it. */
  base: allowance.optional(),
});

export type AllowRequest = z.infer<typeof allowRequest>;
