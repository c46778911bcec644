import { z } from 'zod';
import { formatForDiff } from '#lib/domain/object-text.ts';
import type { OperationContext } from '../context.ts';
import { type ObjectTarget, resolveTarget } from './object-target.ts';
import { replaceEdited } from './replace-edited.ts';

export const editInput = z.object({
  /** YAML or JSON. */
  text: z.string().max(1_500_000, 'The text is longer than Kubernetes takes.'),
});

export interface DryRun {
  /** The object as it is now. */
  current: string;
  /** As the server would store it. */
  result: string;
}

/** What saving `text` would change, by the server's own word. Throws as replaceEdited does. */
export async function dryRunObject(
  context: OperationContext,
  target: ObjectTarget,
  { text }: z.infer<typeof editInput>,
): Promise<DryRun> {
  const { info, name, namespace } = resolveTarget(target);
  const result = await replaceEdited(context, target, text, { dryRun: true });
  const current = await context.kube.get(info, name, namespace);
  return { current: formatForDiff(current), result: formatForDiff(result) };
}
