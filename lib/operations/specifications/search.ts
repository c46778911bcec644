import type { z } from 'zod';
import type { searchSpecificationQuery } from '#lib/specifications/requests/search-specification-query.ts';
import { askSpecificationWorker } from '#lib/specifications/worker/ask-specification-worker.ts';
import type { OperationContext } from '../context.ts';
import { readStored, type SpecificationTarget } from './read-stored.ts';

/**
 * Where a text stands in what a stored specification says: JSON of places in its list of operations, channels or types.
 * @throws MooringError CONFLICT when another specification is stored by now.
 */
export async function searchSpecification(
  context: OperationContext,
  target: SpecificationTarget,
  { text, revision }: z.output<typeof searchSpecificationQuery>,
): Promise<Uint8Array<ArrayBuffer>> {
  const stored = await readStored(context, target);
  return askSpecificationWorker('search', { ...stored, revision, searched: text.toLowerCase() });
}
