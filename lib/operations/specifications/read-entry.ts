import type { z } from 'zod';
import type { Locale } from '#lib/domain/texts/locale.ts';
import type { specificationEntryQuery } from '#lib/specifications/requests/specification-entry-query.ts';
import { askSpecificationWorker } from '#lib/specifications/worker/ask-specification-worker.ts';
import type { OperationContext } from '../context.ts';
import { readStored, type SpecificationTarget } from './read-stored.ts';

/**
 * The rest of what an outline of a stored specification names: JSON of a `ModelEntry`.
 * @throws MooringError CONFLICT when another text is stored by now, NOT_FOUND when it has no such entry.
 */
export async function readSpecificationEntry(
  context: OperationContext,
  target: SpecificationTarget,
  { locale, ...place }: z.output<typeof specificationEntryQuery> & { locale: Locale },
): Promise<Uint8Array<ArrayBuffer>> {
  return askSpecificationWorker('entry', { ...(await readStored(context, target)), ...place, locale });
}
