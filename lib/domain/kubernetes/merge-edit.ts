import type { KubeObject } from './kube-object.ts';
import { type MergeChoices, type MergeConflict, mergeThreeWay } from './three-way-merge.ts';

export interface EditVersions {
  /** As it was opened. */
  base: KubeObject;
  /** As it is now. */
  theirs: KubeObject;
  /** As it was edited. */
  mine: KubeObject;
}

/**
 * The object of now with what was changed in the edited text, and nothing else of that text. Which revision it is, and how
 * often it was changed, the server counts: an edit of that is none.
 */
export function mergeEdit(
  { base, theirs, mine }: EditVersions,
  choices?: MergeChoices,
): { object: KubeObject; conflicts: readonly MergeConflict[] } {
  const { value, conflicts } = mergeThreeWay(
    { base: uncounted(base), theirs: uncounted(theirs), mine: uncounted(mine) },
    choices,
  );
  const merged = value as KubeObject;
  const { resourceVersion, generation, managedFields } = theirs.metadata as Counted;
  const counted = Object.entries({ resourceVersion, generation, managedFields }).filter(
    ([, kept]) => kept !== undefined,
  );
  return {
    object: { ...merged, metadata: { ...merged.metadata, ...Object.fromEntries(counted) } },
    conflicts,
  };
}

type Counted = KubeObject['metadata'] & { managedFields?: unknown };

function uncounted(object: KubeObject): KubeObject {
  const {
    resourceVersion: _revision,
    generation: _count,
    managedFields: _managers,
    ...metadata
  } = object.metadata as Counted;
  return { ...object, metadata };
}
