import type { PairField } from '#lib/client/save-pairs.ts';
import type { ObjectRef } from '#lib/domain/binding/binding-graph-node.ts';

/** The labels or annotations of an object. */
export interface ObjectPairsProps {
  object: ObjectRef;
  field: PairField;
  pairs: readonly { id: string; value: string }[];
}
