import { z } from 'zod';
import { objectName } from '../kubernetes/object-name.ts';
import { deletionParts } from './deletion-choice.ts';

const mostObjects = 10_000;

/** The deletion of an Application with what hangs on it. */
export const deleteApplicationRequest = z.object({
  application: objectName,
  take: z.array(z.enum(deletionParts)),
  /** Keys of what was shown to be removed; nothing else is. */
  shown: z.array(z.string().max(1000)).max(mostObjects),
});

export type DeleteApplicationRequest = z.infer<typeof deleteApplicationRequest>;
