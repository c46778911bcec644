import type { z } from 'zod';
import type { editObjectRequest } from '#lib/domain/kubernetes/edit-object-request.ts';
import { formatForDiff } from '#lib/domain/kubernetes/object-text.ts';
import type { Sentence } from '#lib/domain/texts/message.ts';
import type { OperationContext } from '../context.ts';
import type { ObjectTarget } from './object-target.ts';
import { replaceEdited } from './replace-edited.ts';

export interface DryRun {
  /** The object as it is now. */
  current: string;
  /** As the server would store it. */
  result: string;
  /** What a person should know of the fields that were added. */
  warnings: Sentence[];
}

/** What saving an edit would change, by the server's own word. Throws as replaceEdited does. */
export async function dryRunObject(
  context: OperationContext,
  target: ObjectTarget,
  edit: z.infer<typeof editObjectRequest>,
): Promise<DryRun> {
  const { current, result, warnings } = await replaceEdited(context, target, edit, { dryRun: true });
  return { current: formatForDiff(current), result: formatForDiff(result), warnings };
}
