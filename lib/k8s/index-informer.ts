import { type KubeObject, objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import type { InformerEvent } from './object-store.ts';

/** An informer's objects by what they are about. */
export interface InformerIndex<T> {
  /** The objects under a key; treat them as read-only. */
  of(key: string): T[];
}

/** @param keysOf the keys of an object; none for one that is not to be found. */
export function indexInformer<T extends KubeObject>(
  informer: { subscribe(listener: (event: InformerEvent<T>) => void): () => void },
  keysOf: (object: T) => readonly string[] | string,
): InformerIndex<T> {
  const byKey = new Map<string, Map<string, T>>();

  function remove(object: T): void {
    for (const key of [keysOf(object)].flat()) {
      const objects = byKey.get(key);
      objects?.delete(objectKey(object));
      if (objects?.size === 0) {
        byKey.delete(key);
      }
    }
  }

  function add(object: T): void {
    for (const key of [keysOf(object)].flat()) {
      const objects = byKey.get(key) ?? new Map<string, T>();
      byKey.set(key, objects.set(objectKey(object), object));
    }
  }

  informer.subscribe((event) => {
    if (event.type === 'MODIFIED') {
      remove(event.old);
    }
    if (event.type === 'DELETED') {
      remove(event.object);
    } else {
      add(event.object);
    }
  });
  return { of: (key) => [...(byKey.get(key)?.values() ?? [])] };
}
