import { isDeepStrictEqual } from 'node:util';
import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';

export interface ObjectChange<T extends KubeObject = KubeObject> {
  kind: KindInfo;
  /** The object as it was read, undefined where there is none. */
  former: T | undefined;
  /** The object as it shall be, undefined to remove it. */
  wanted: T | undefined;
}

/** Whether anything would have to be written. */
export function isNeeded({ former, wanted }: ObjectChange): boolean {
  return !isDeepStrictEqual(former, wanted && former ? withMetadataOf(former, wanted) : wanted);
}

/**
 * Brings an object from what it was to what it shall be.
 * @throws MooringError CONFLICT, EXISTS or NOT_FOUND when somebody else changed it in between.
 */
export async function changeObject(kube: KubeClient, { kind, former, wanted }: ObjectChange): Promise<void> {
  if (wanted === undefined) {
    if (former !== undefined) {
      await kube.delete(kind, former.metadata.name, former.metadata.namespace);
    }
  } else if (former === undefined) {
    const { name, namespace, labels, annotations, ownerReferences } = wanted.metadata;
    // what was read once carries what only the server gives
    await kube.create(kind, {
      ...wanted,
      metadata: { name, namespace, labels, annotations, ownerReferences },
    });
  } else {
    await kube.replace(kind, withMetadataOf(former, wanted));
  }
}

function withMetadataOf<T extends KubeObject>(former: T, wanted: T): T {
  return { ...former, ...wanted, metadata: former.metadata };
}
