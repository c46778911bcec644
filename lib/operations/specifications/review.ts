import type { z } from 'zod';
import type { Locale } from '#lib/domain/texts/locale.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import type { reviewSpecificationRequest } from '#lib/specifications/requests/review-specification-request.ts';
import { askSpecificationWorker } from '#lib/specifications/worker/ask-specification-worker.ts';
import type { OperationContext } from '../context.ts';
import { fetchSpecification } from './fetch.ts';
import { readStored, type SpecificationTarget } from './read-stored.ts';

/**
 * What storing another specification would change, without storing it: JSON of a `SpecificationReview`.
 * @throws MooringError INVALID when it has no address to be read from.
 */
export async function reviewSpecification(
  context: OperationContext,
  target: SpecificationTarget,
  { text, locale }: z.output<typeof reviewSpecificationRequest> & { locale: Locale },
): Promise<Uint8Array<ArrayBuffer>> {
  const stored = await readStored(context, target);
  const next = text ?? (await readSource(context, stored.sourceUrl));
  return askSpecificationWorker('review', { ...stored, locale, text: next });
}

async function readSource(context: OperationContext, sourceUrl: string | undefined): Promise<string> {
  if (sourceUrl === undefined) {
    throw new MooringError('INVALID', message('errors.noSpecificationUrl'), {
      hint: message('errors.noSpecificationUrlHint'),
    });
  }
  return (await fetchSpecification(context, { url: sourceUrl })).text;
}
