import { z } from 'zod';
import { type DeletionObject, deletionParts } from '../binding/deletion-choice.ts';
import type { KindName } from '../kubernetes/kinds.ts';
import { defineView } from './define-view.ts';

const object = z.object({
  /** The same as `keyOfRef` gives. */
  id: z.string(),
  part: z.enum([...deletionParts, 'application']) satisfies z.ZodType<DeletionObject['part']>,
  kind: z.custom<KindName>(),
  name: z.string(),
  namespace: z.string().optional(),
  /** The Application with which it goes. */
  application: z.string(),
});

/** What goes when Applications are deleted. */
export const applicationDeletionView = defineView(
  z.strictObject({ names: z.array(z.string().max(253)).min(1).max(500) }),
  z.object({
    /** Of all of them, in the order in which they go. */
    objects: z.array(object),
    serviceCount: z.int(),
  }),
);
