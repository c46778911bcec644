import { type KubeObject, objectKey } from '#lib/domain/kubernetes/kube-object.ts';

export type InformerEvent<T> =
  | { type: 'ADDED'; object: T }
  | { type: 'MODIFIED'; object: T; old: T }
  /** The object is the one that was kept, not what a watch says at last: it may be a view of that. */
  | { type: 'DELETED'; object: T };

/** The objects of one collection as they were last heard of, and who is told when they change. */
export interface ObjectStore<T extends KubeObject> {
  put(object: T): void;
  drop(object: T): void;
  /** Drops every object whose key is not among `keys`. */
  keepOnly(keys: ReadonlySet<string>): void;
  /** The object under `namespace/name` (or `name`). */
  get(key: string): T | undefined;
  list(namespace?: string): T[];
  /** Calls `listener` on each change, and at once with ADDED for what is there already. Returns the way out. */
  subscribe(listener: (event: InformerEvent<T>) => void): () => void;
}

/** @param keep what is kept of an object; undefined where it is as if it were not there. */
export function createObjectStore<T extends KubeObject>(
  keep: (object: T) => T | undefined = (object) => object,
): ObjectStore<T> {
  const objects = new Map<string, T>();
  const listeners = new Set<(event: InformerEvent<T>) => void>();

  function emit(event: InformerEvent<T>): void {
    for (const listener of listeners) {
      listener(event);
    }
  }

  function drop(gone: T): void {
    const key = objectKey(gone);
    const object = objects.get(key);
    if (object !== undefined) {
      objects.delete(key);
      emit({ type: 'DELETED', object });
    }
  }

  return {
    put(whole) {
      const object = keep(whole);
      if (object === undefined) {
        drop(whole);
        return;
      }
      const key = objectKey(object);
      const old = objects.get(key);
      objects.set(key, object);
      if (old === undefined) {
        emit({ type: 'ADDED', object });
      } else if (old.metadata.resourceVersion !== object.metadata.resourceVersion) {
        emit({ type: 'MODIFIED', object, old });
      }
    },
    drop,
    keepOnly(keys) {
      for (const [key, object] of objects) {
        if (!keys.has(key)) {
          drop(object);
        }
      }
    },
    get: (key) => objects.get(key),
    list(within) {
      const all = [...objects.values()];
      return within === undefined ? all : all.filter((object) => object.metadata.namespace === within);
    },
    subscribe(listener) {
      for (const object of objects.values()) {
        listener({ type: 'ADDED', object });
      }
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
