import type { z } from 'zod';
import type { editObjectRequest } from '#lib/domain/kubernetes/edit-object-request.ts';
import { formatObject } from '#lib/domain/kubernetes/object-text.ts';
import type { OperationContext } from '../context.ts';
import type { ObjectTarget } from './object-target.ts';
import type { ObjectText } from './read.ts';
import { replaceEdited } from './replace-edited.ts';

/** Stores an edited object. Throws as replaceEdited does. */
export async function saveObject(
  context: OperationContext,
  target: ObjectTarget,
  edit: z.infer<typeof editObjectRequest>,
): Promise<ObjectText> {
  const { result: saved } = await replaceEdited(context, target, edit, { dryRun: false });
  return { text: formatObject(saved), resourceVersion: saved.metadata.resourceVersion ?? '' };
}
