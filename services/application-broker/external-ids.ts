import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import type { Informer } from '#lib/k8s/informer.ts';

interface IdentifiedObject extends KubeObject {
  spec: { externalID?: string };
}

/** The objects of an informer by the ids under which an OSB platform speaks of them. */
export interface ExternalIds<T> {
  /** Normally at most one: only people who write ids by hand make two. */
  find(namespace: string, externalId: string): T[];
}

/** Builds the index; it follows the informer from its first list on. */
export function createExternalIds<T extends IdentifiedObject>(informer: Informer<T>): ExternalIds<T> {
  const objects = new Map<string, Map<string, T>>();

  function drop(object: T): void {
    const key = keyOf(object);
    const known = objects.get(key);
    known?.delete(objectKey(object));
    if (known?.size === 0) {
      objects.delete(key);
    }
  }

  informer.subscribe((event) => {
    drop(event.type === 'MODIFIED' ? event.old : event.object);
    if (event.type !== 'DELETED') {
      const key = keyOf(event.object);
      const known = objects.get(key) ?? new Map<string, T>();
      objects.set(key, known.set(objectKey(event.object), event.object));
    }
  });
  return {
    find: (namespace, externalId) => [...(objects.get(`${namespace}/${externalId}`)?.values() ?? [])],
  };
}

function keyOf({ metadata, spec }: IdentifiedObject): string {
  return `${metadata.namespace}/${spec.externalID ?? ''}`;
}
