import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import { type KubeObject, ownerReference } from '#lib/domain/kubernetes/kube-object.ts';
import { type LabelSelector, selectorQuery } from '#lib/domain/kubernetes/label-selector.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { controllerOf, isControlledBy } from './controller-reference.ts';

export interface Claim {
  kube: KubeClient;
  kind: KindInfo;
  owner: KubeObject;
  selector: LabelSelector;
}

/** The objects of `kind` that `owner` manages, read from the server; ones without a manager that its selector matches are adopted. */
export async function claimBySelector<T extends KubeObject>(claim: Claim): Promise<T[]> {
  const { kube, kind, owner, selector } = claim;
  const { namespace, deletionTimestamp } = owner.metadata;
  const { items } = await kube.list<T>(kind, { namespace, labelSelector: selectorQuery(selector) });
  const owned: T[] = [];
  for (const item of items) {
    if (isControlledBy(item, owner)) {
      owned.push(item);
    } else if (controllerOf(item) === undefined && !deletionTimestamp && !item.metadata.deletionTimestamp) {
      owned.push(await adopt<T>(kube, kind, owner, item));
    }
  }
  return owned;
}

function adopt<T extends KubeObject>(
  kube: KubeClient,
  kind: KindInfo,
  owner: KubeObject,
  item: T,
): Promise<T> {
  const { name, namespace, uid, resourceVersion, ownerReferences = [] } = item.metadata;
  return kube.patch<T>(kind, { name, namespace }, 'merge', {
    metadata: { uid, resourceVersion, ownerReferences: [...ownerReferences, ownerReference(owner, true)] },
  });
}
