import { type KubeObject, objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import type { LiveChange, LivePosition } from '#lib/domain/kubernetes/live-change.ts';

/** All objects of one kind, sorted by `namespace/name`, and how far in the stream they are known. */
export interface ObjectList<T extends KubeObject> {
  position: LivePosition;
  items: readonly T[];
}

/** Builds a list from what the server sent in any order. */
export function objectList<T extends KubeObject>(position: LivePosition, items: readonly T[]): ObjectList<T> {
  const keyed = items.map((item) => ({ key: objectKey(item), item }));
  keyed.sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0));
  return { position, items: keyed.map(({ item }) => item) };
}

/** Where `key` is, or would stand, in a sorted list. */
function indexOfKey(items: readonly KubeObject[], key: string): { index: number; found: boolean } {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    const other = item === undefined ? '' : objectKey(item);
    if (other === key) {
      return { index: middle, found: true };
    }
    if (other < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return { index: low, found: false };
}

/** The object under `key`, undefined when there is none. */
export function findObject<T extends KubeObject>(items: readonly T[], key: string): T | undefined {
  const { index, found } = indexOfKey(items, key);
  return found ? items[index] : undefined;
}

/**
 * `list` with the changes of its kind that it does not contain yet; the same list when there are none.
 * The caller passes changes of this kind only.
 */
export function applyChanges<T extends KubeObject>(
  list: ObjectList<T>,
  epoch: string,
  changes: readonly LiveChange[],
): ObjectList<T> {
  const news =
    epoch === list.position.epoch ? changes.filter((change) => change.seq > list.position.seq) : changes;
  const last = news.at(-1);
  if (last === undefined) {
    return list;
  }
  const items = [...list.items];
  for (const change of news) {
    const { index, found } = indexOfKey(items, change.type === 'put' ? objectKey(change.object) : change.key);
    if (change.type === 'put') {
      items.splice(index, found ? 1 : 0, change.object as T);
    } else if (found) {
      items.splice(index, 1);
    }
  }
  return { position: { epoch, seq: last.seq }, items };
}
