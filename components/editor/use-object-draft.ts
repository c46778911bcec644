'use client';

import type { ObjectText } from '#lib/client/object-text.ts';
import { type DraftOptions, useDraft } from '#lib/client/use-draft.ts';
import type { ObjectRef } from '#lib/domain/binding/binding-graph-node.ts';
import { holdsSecret } from '#lib/domain/view/holds-secret.ts';

/** The YAML of an object as it is being edited, and as it was opened. */
export interface ObjectDraft {
  base: ObjectText;
  text: string;
}

const options: DraftOptions<ObjectDraft> = {
  isDraft(value): value is ObjectDraft {
    const { base, text } = (value ?? {}) as { base?: Partial<ObjectText>; text?: unknown };
    return (
      typeof text === 'string' && typeof base?.text === 'string' && typeof base.resourceVersion === 'string'
    );
  },
  mayStore: ({ base, text }) => !holdsSecret(base.text) && !holdsSecret(text),
};

/** The edited YAML of an object; undefined while it is as it was opened. */
export function useObjectDraft({ kind, namespace, name }: ObjectRef) {
  return useDraft(`yaml/${kind}/${namespace ?? '-'}/${name}`, options);
}
