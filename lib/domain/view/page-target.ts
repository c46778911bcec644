import { z } from 'zod';
import { type KindName, kinds } from '../kubernetes/kinds.ts';

/** A kind that the console knows, by its plural. */
export const kindName = z.enum(Object.keys(kinds) as [KindName, ...KindName[]]);

/** A page of the console about one thing, as views name it: the browser knows the address. */
export const pageTarget = z.discriminatedUnion('page', [
  z.object({ page: z.literal('application'), name: z.string() }),
  z.object({ page: z.literal('certificates'), application: z.string() }),
  z.object({ page: z.literal('service'), application: z.string(), id: z.string() }),
  z.object({ page: z.literal('catalog'), namespace: z.string(), name: z.string() }),
  z.object({
    page: z.literal('object'),
    kind: kindName,
    /** None of objects of the cluster. */
    namespace: z.string().optional(),
    name: z.string(),
  }),
]);

export type PageTarget = z.output<typeof pageTarget>;
