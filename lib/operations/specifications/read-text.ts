import { askSpecificationWorker } from '#lib/specifications/worker/ask-specification-worker.ts';
import type { OperationContext } from '../context.ts';
import { readStored, type SpecificationTarget } from './read-stored.ts';

/** The text of a stored specification as bytes; JSON is laid out for people. */
export async function readSpecificationText(
  context: OperationContext,
  target: SpecificationTarget,
): Promise<Uint8Array<ArrayBuffer>> {
  return askSpecificationWorker('text', await readStored(context, target));
}
