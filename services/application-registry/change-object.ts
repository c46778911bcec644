import { isDeepStrictEqual } from 'node:util';
import type { KindInfo } from '#lib/domain/kinds.ts';
import type { KubeObject } from '#lib/domain/kube-object.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Transaction } from './transaction.ts';

export interface ObjectChange<T extends KubeObject> {
  kind: KindInfo;
  /** The object as it was read, undefined where there is none. */
  former: T | undefined;
  /** The object as it shall be, undefined to remove it. */
  wanted: T | undefined;
}

/**
 * Brings an object from what it was to what it shall be, and back when the transaction fails. One that somebody else
 * changed in between fails with CONFLICT, and is left to them when it is taken back.
 */
export async function changeObject<T extends KubeObject>(
  kube: KubeClient,
  transaction: Transaction,
  { kind, former, wanted }: ObjectChange<T>,
): Promise<void> {
  if (wanted === undefined) {
    await removeObject(kube, transaction, kind, former);
  } else if (former === undefined) {
    const { name, namespace } = wanted.metadata;
    transaction.onFailure(() => kube.delete(kind, name, namespace));
    await kube.create(kind, wanted);
  } else {
    await replaceObject(kube, transaction, kind, former, { ...former, ...wanted, metadata: former.metadata });
  }
}

async function replaceObject<T extends KubeObject>(
  kube: KubeClient,
  transaction: Transaction,
  kind: KindInfo,
  former: T,
  changed: T,
): Promise<void> {
  if (isDeepStrictEqual(changed, former)) {
    return;
  }
  let resourceVersion: string | undefined;
  try {
    resourceVersion = (await kube.replace(kind, changed)).metadata.resourceVersion;
  } catch (error) {
    if (isMooringError(error, 'CONFLICT', 'NOT_FOUND')) {
      throw error;
    }
    transaction.onFailure(() => kube.replace(kind, withVersion(former, undefined)));
    throw error;
  }
  transaction.onFailure(() => kube.replace(kind, withVersion(former, resourceVersion)));
}

async function removeObject<T extends KubeObject>(
  kube: KubeClient,
  transaction: Transaction,
  kind: KindInfo,
  former: T | undefined,
): Promise<void> {
  if (former !== undefined) {
    const { name, namespace, labels, annotations, ownerReferences } = former.metadata;
    const metadata = { name, namespace, labels, annotations, ownerReferences };
    transaction.onFailure(() => kube.create(kind, { ...former, metadata }));
    await kube.delete(kind, name, namespace);
  }
}

function withVersion<T extends KubeObject>(object: T, resourceVersion: string | undefined): T {
  const { resourceVersion: _read, ...metadata } = object.metadata;
  return { ...object, metadata: resourceVersion === undefined ? metadata : { ...metadata, resourceVersion } };
}
