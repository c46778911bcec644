import type { Locale } from '#lib/domain/texts/locale.ts';
import { isMooringError } from '#lib/errors.ts';
import { askSpecificationWorker } from '#lib/specifications/worker/ask-specification-worker.ts';
import type { OperationContext } from '../context.ts';
import { readStored, type SpecificationTarget } from './read-stored.ts';

/**
 * A stored specification, as text and as what it says: JSON of a `StoredSpecification`. One that is too intricate to be
 * read comes as its text alone, so that it can be replaced.
 */
export async function readSpecification(
  context: OperationContext,
  target: SpecificationTarget,
  locale: Locale,
): Promise<Uint8Array<ArrayBuffer>> {
  const stored = await readStored(context, target);
  try {
    return await askSpecificationWorker('read', { ...stored, locale, isModelWanted: true });
  } catch (error) {
    if (isMooringError(error) && error.code === 'UNPROCESSABLE') {
      return askSpecificationWorker('read', { ...stored, locale, isModelWanted: false });
    }
    throw error;
  }
}
