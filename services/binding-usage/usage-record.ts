import { type ServiceBindingUsage, usageFinalizer } from '#lib/domain/binding/service-binding-usage.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { type OwnerReference, ownerReference } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { updateObject } from '#lib/k8s/update.ts';
import { type Target, targetAnnotation } from './target.ts';

/** Makes the usage go with its binding: the owner reference of an earlier binding of that name is replaced. */
export async function addOwner(
  kube: KubeClient,
  usage: ServiceBindingUsage,
  binding: CatalogBinding,
): Promise<void> {
  const owner = ownerReference(binding);
  if (usage.metadata.ownerReferences?.some((it) => it.uid === owner.uid)) {
    return;
  }
  await updateObject<ServiceBindingUsage>(kube, kinds.servicebindingusages, usage.metadata, (current) => {
    const owners = current.metadata.ownerReferences ?? [];
    if (owners.some((it) => it.uid === owner.uid)) {
      return undefined;
    }
    current.metadata.ownerReferences = [...owners.filter((it) => !isBinding(it)), owner];
    return current;
  });
}

/**
 * Parts the usage from bindings that it no longer names, so that it does not go with one of them (binding contract 3.2,
 * step 1). The reference to a binding of the name that it still has stays: deleting that one deletes the usage.
 */
export async function dropForeignOwner(kube: KubeClient, usage: ServiceBindingUsage): Promise<void> {
  const { name } = usage.spec.serviceBindingRef;
  const isForeign = (owner: OwnerReference) => isBinding(owner) && owner.name !== name;
  if (!usage.metadata.ownerReferences?.some(isForeign)) {
    return;
  }
  await updateObject<ServiceBindingUsage>(kube, kinds.servicebindingusages, usage.metadata, (current) => {
    const owners = current.metadata.ownerReferences ?? [];
    if (!owners.some(isForeign)) {
      return undefined;
    }
    current.metadata.ownerReferences = owners.filter((owner) => !isForeign(owner));
    return current;
  });
}

function isBinding({ kind, apiVersion }: OwnerReference): boolean {
  return kind === 'ServiceBinding' && apiVersion.startsWith('servicecatalog.k8s.io/');
}

/** Whether the usage holds its owner, its note and its finalizer already. */
export function isRecorded(
  { metadata }: ServiceBindingUsage,
  binding: CatalogBinding,
  target: Target,
): boolean {
  return (
    metadata.ownerReferences?.some((owner) => owner.uid === binding.metadata.uid) === true &&
    metadata.finalizers?.includes(usageFinalizer) === true &&
    metadata.annotations?.[targetAnnotation] === JSON.stringify(target)
  );
}

/**
 * Notes the workload before anything is put into it, and holds the usage until that is taken back.
 * @returns false where the usage is gone or going: nothing may be put into the workload then.
 */
export async function noteTarget(
  kube: KubeClient,
  usage: ServiceBindingUsage,
  target: Target,
): Promise<boolean> {
  const note = JSON.stringify(target);
  const stored = await updateObject<ServiceBindingUsage>(
    kube,
    kinds.servicebindingusages,
    usage.metadata,
    (current) => {
      const finalizers = current.metadata.finalizers ?? [];
      const held = finalizers.includes(usageFinalizer);
      const noted = current.metadata.annotations?.[targetAnnotation] === note;
      if (!isSame(current, usage) || (held && noted)) {
        return undefined;
      }
      current.metadata.finalizers = held ? finalizers : [...finalizers, usageFinalizer];
      current.metadata.annotations = { ...current.metadata.annotations, [targetAnnotation]: note };
      return current;
    },
  );
  return stored !== undefined && isSame(stored, usage);
}

function isSame(stored: ServiceBindingUsage, usage: ServiceBindingUsage): boolean {
  return stored.metadata.uid === usage.metadata.uid && stored.metadata.deletionTimestamp === undefined;
}

/** Lets a deleted usage go. */
export async function releaseUsage(kube: KubeClient, usage: ServiceBindingUsage): Promise<void> {
  await updateObject<ServiceBindingUsage>(kube, kinds.servicebindingusages, usage.metadata, (current) => {
    const finalizers = current.metadata.finalizers ?? [];
    if (!finalizers.includes(usageFinalizer)) {
      return undefined;
    }
    current.metadata.finalizers = finalizers.filter((it) => it !== usageFinalizer);
    return current;
  });
}
