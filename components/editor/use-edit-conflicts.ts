'use client';

import { useEffect, useState } from 'react';
import type { ObjectText } from '#lib/client/object-text.ts';
import type { EditObjectRequest } from '#lib/domain/kubernetes/edit-object-request.ts';
import type { MergeChoices, MergeConflict, MergeSide } from '#lib/domain/kubernetes/three-way-merge.ts';

export interface EditConflicts {
  conflicts: readonly MergeConflict[];
  choices: MergeChoices;
  choose(id: string, side: MergeSide): void;
  show(value: unknown): string;
  /** The edit as one of the object of now, with what was chosen; undefined while a choice is missing. */
  resolved: EditObjectRequest | undefined;
}

/** Reading YAML takes much code, which is needed only where two people meet. */
async function loadMerge() {
  const [{ mergeEdit }, { formatObject, parseObject }, { writeYaml }] = await Promise.all([
    import('#lib/domain/kubernetes/merge-edit.ts'),
    import('#lib/domain/kubernetes/object-text.ts'),
    import('kube-text/write-yaml'),
  ]);
  return { mergeEdit, formatObject, parseObject, writeYaml };
}

type Merge = Awaited<ReturnType<typeof loadMerge>>;

const noChoices: MergeChoices = new Map();

/** Where an edit meets what somebody else has stored meanwhile; undefined while nobody has. */
export function useEditConflicts(
  edit: EditObjectRequest,
  newer: ObjectText | undefined,
): EditConflicts | undefined {
  const [merge, setMerge] = useState<Merge>();
  const [chosen, setChosen] = useState<{ of: ObjectText | undefined; choices: MergeChoices }>();
  useEffect(() => {
    if (newer !== undefined) {
      void loadMerge().then(setMerge);
    }
  }, [newer]);
  if (newer === undefined || merge === undefined) {
    return undefined;
  }
  const choices = chosen?.of === newer ? chosen.choices : noChoices;
  const versions = {
    base: merge.parseObject(edit.base),
    theirs: merge.parseObject(newer.text),
    mine: merge.parseObject(edit.text),
  };
  const { conflicts } = merge.mergeEdit(versions);
  const { object, conflicts: open } = merge.mergeEdit(versions, choices);
  return {
    conflicts,
    choices,
    choose: (id, side) => setChosen({ of: newer, choices: new Map(choices).set(id, side) }),
    show: (value) => (typeof value === 'string' ? value : merge.writeYaml(value).trimEnd()),
    resolved: open.length > 0 ? undefined : { base: newer.text, text: merge.formatObject(object) },
  };
}
