import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { mergeEdit } from '#lib/domain/kubernetes/merge-edit.ts';
import { checkIdentity, formatObject, parseObject } from '#lib/domain/kubernetes/object-text.ts';
import type { Sentence } from '#lib/domain/texts/message.ts';
import { message } from '#lib/domain/texts/message.ts';
import { isMooringError, MooringError } from '#lib/errors.ts';
import type { OperationContext } from '../context.ts';
import { readKindSchema } from './kind-schema.ts';
import { type ObjectTarget, resolveTarget } from './object-target.ts';
import { placeStrictRefusal, refuseUnknownFields } from './refuse-unknown-fields.ts';

export interface Edit {
  /** The text that was opened, and what it was made into. */
  base: string;
  text: string;
}

export interface Replaced {
  /** The object before. */
  current: KubeObject;
  result: KubeObject;
  /** What a person should know of the fields that were added. */
  warnings: Sentence[];
}

const attempts = 5;

/**
 * Applies what was changed between two texts of an object to the object as it is now, and to nothing else of it.
 * @throws MooringError INVALID for a text that is broken, about another object, or names fields that its kind does not have; CONFLICT with `details: ObjectText`
 * (the state of now) where the same was changed by someone else; else what the server says.
 */
export async function replaceEdited(
  { kube }: OperationContext,
  target: ObjectTarget,
  edit: Edit,
  options: { dryRun: boolean },
): Promise<Replaced> {
  const { info, name, namespace } = resolveTarget(target);
  const [base, mine] = [parseObject(edit.base), parseObject(edit.text)];
  checkIdentity(base, info, { name, namespace });
  checkIdentity(mine, info, { name, namespace });
  const schema = await readKindSchema(kube, info);
  const warnings = schema === undefined ? [] : refuseUnknownFields(schema, { base, mine, text: edit.text });
  for (let attempt = 1; ; attempt++) {
    const current = await kube.get(info, name, namespace);
    requireSame(base, current, info.kind);
    const { object, conflicts } = mergeEdit({ base, theirs: current, mine });
    if (conflicts.length > 0) {
      throw new MooringError('CONFLICT', message('errors.changedInSamePlace', { kind: info.kind, name }), {
        hint: message('errors.changedInSamePlaceHint'),
        details: { text: formatObject(current), resourceVersion: current.metadata.resourceVersion ?? '' },
      });
    }
    try {
      const result = await kube.replace(info, object, { ...options, fieldValidation: 'Strict' });
      return { current, result, warnings };
    } catch (error) {
      // somebody wrote between reading and writing: merged again with that
      if (!isMooringError(error, 'CONFLICT') || attempt >= attempts) {
        throw placeStrictRefusal(error, edit.text);
      }
    }
  }
}

function requireSame(base: KubeObject, current: KubeObject, kind: string): void {
  if (base.metadata.uid !== current.metadata.uid) {
    throw new MooringError('CONFLICT', message('errors.madeAgain', { kind }), {
      hint: message('errors.madeAgainHint'),
    });
  }
}
