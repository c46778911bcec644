import { z } from 'zod';
import { entryLists } from '#lib/specifications/model/model-entry.ts';
import { askSpecWorker } from '#lib/specifications/worker/ask-specification-worker.ts';
import type { OperationContext } from '../context.ts';
import { readStored, type SpecificationTarget } from './read-stored.ts';

export const entryInput = z.object({
  list: z.enum(entryLists),
  at: z.coerce.number().int().min(0),
  /** Of the text whose outline names the place. */
  revision: z.string().max(100),
});

/**
 * The rest of what an outline of a stored specification names: JSON of a `ModelEntry`.
 * @throws MooringError CONFLICT when another text is stored by now, NOT_FOUND when it has no such entry.
 */
export async function readSpecificationEntry(
  context: OperationContext,
  target: SpecificationTarget,
  place: z.output<typeof entryInput>,
): Promise<Uint8Array<ArrayBuffer>> {
  return askSpecWorker('entry', { ...(await readStored(context, target)), ...place });
}
