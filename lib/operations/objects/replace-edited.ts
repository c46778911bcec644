import type { KubeObject } from '#lib/domain/kube-object.ts';
import { checkIdentity, parseObject } from '#lib/domain/object-text.ts';
import { isMooringError, MooringError } from '#lib/errors.ts';
import type { OperationContext } from '../context.ts';
import { type ObjectTarget, resolveTarget } from './object-target.ts';
import { readObject } from './read.ts';

/**
 * Replaces an object by its edited text; `metadata.resourceVersion` in it says which state it was made from.
 * @throws MooringError INVALID for a text that is broken or about another object; CONFLICT with `details: ObjectText`
 * (the state of now) where someone else was faster; else what the server says.
 */
export async function replaceEdited(
  context: OperationContext,
  target: ObjectTarget,
  text: string,
  options: { dryRun: boolean },
): Promise<KubeObject> {
  const { info, name, namespace } = resolveTarget(target);
  const wanted = parseObject(text);
  checkIdentity(wanted, info, { name, namespace });
  if (wanted.metadata.resourceVersion === undefined) {
    throw new MooringError('INVALID', 'The text lacks metadata.resourceVersion.', {
      hint: 'Put it back, or open the object again: without it a change by someone else would be lost.',
    });
  }
  try {
    return await context.kube.replace(info, wanted, options);
  } catch (error) {
    if (!isMooringError(error, 'CONFLICT')) {
      throw error;
    }
    throw new MooringError('CONFLICT', `${info.kind} ${name} was changed by someone else meanwhile.`, {
      hint: 'Your text is kept. Compare it with the object as it is now, then save again.',
      details: await readObject(context, target),
      cause: error,
    });
  }
}
