import type { ObjectRef } from '#lib/domain/binding/binding-graph-node.ts';
import { changePairs, type PairChanges } from '#lib/domain/kubernetes/change-pairs.ts';
import { readObjectText, saveObjectText } from './object-text.ts';

export type PairField = 'labels' | 'annotations';

/** Stores changes of an object's labels or annotations; the object as it is now, and all else of it, stays. Fails as saveObjectText does. */
export async function savePairs(object: ObjectRef, field: PairField, changes: PairChanges): Promise<void> {
  const [{ text: base }, { formatObject, parseObject }] = await Promise.all([
    readObjectText(object, new AbortController().signal),
    // reading YAML takes much code
    import('#lib/domain/kubernetes/object-text.ts'),
  ]);
  const before = parseObject(base);
  const { [field]: pairs, ...metadata } = before.metadata;
  const next = changePairs(pairs, changes);
  const changed = Object.keys(next).length === 0 ? metadata : { ...metadata, [field]: next };
  await saveObjectText(object, { base, text: formatObject({ ...before, metadata: changed }) });
}
