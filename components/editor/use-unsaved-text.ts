'use client';

import { useState } from 'react';
import { useUnsaved } from '#components/unsaved/use-unsaved.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { ObjectRef } from '#lib/domain/binding/binding-graph-node.ts';
import { useObjectDraft } from './use-object-draft.ts';

/** Whether an object's YAML was changed and not saved; who has looked at it is asked before that is lost. */
export function useUnsavedText(object: ObjectRef, isShown: boolean): boolean {
  const t = useTexts('editor');
  const [draft, setDraft] = useObjectDraft(object);
  // what lies here from before is no reason to ask those who never looked at it
  const [isSeen, setSeen] = useState(isShown);
  if (isShown && !isSeen) {
    setSeen(true);
  }
  const isUnsaved = draft !== undefined;
  useUnsaved(
    isUnsaved && isSeen
      ? { what: t('yamlOf', { name: object.name }), drop: () => setDraft(undefined) }
      : undefined,
  );
  return isUnsaved;
}
