import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { InformerEvent } from './object-store.ts';

interface Changing<T> {
  subscribe(listener: (event: InformerEvent<T>) => void): () => void;
}

/** The same changes without those of an object's status alone: what a controller says must not wake it up. */
export function withoutStatusChanges<T extends KubeObject>(informer: Changing<T>): Changing<T> {
  return {
    subscribe: (listener) =>
      informer.subscribe((event) => {
        if (event.type !== 'MODIFIED' || !isDeepStrictEqual(lasting(event.object), lasting(event.old))) {
          listener(event);
        }
      }),
  };
}

/** What of an object does not change by a write to its status. */
function lasting(object: KubeObject): unknown {
  const { status: _status, metadata, ...rest } = object as KubeObject & { status?: unknown };
  const { resourceVersion: _revision, generation: _generation, ...kept } = metadata;
  const { managedFields: _fields, ...named } = kept as typeof kept & { managedFields?: unknown };
  return { ...rest, metadata: named };
}
