import { type UsageKind, usageKindFinalizer } from '#lib/domain/binding/usage-kind.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { updateObject } from '#lib/k8s/update.ts';
import type { Sources } from './sources.ts';

/** Holds a UsageKind for as long as a usage names it, and lets it go after (binding contract 3.1). */
export async function protectUsageKind(kube: KubeClient, sources: Sources, name: string): Promise<undefined> {
  const usageKind = sources.usageKinds.get(name);
  const isUsed = sources.usages.list().some(({ spec }) => spec.usedBy.kind === name);
  if (usageKind === undefined || isHeld(usageKind) === isUsed) {
    return;
  }
  await updateObject<UsageKind>(kube, kinds.usagekinds, { name }, (current) => {
    // one that is going takes no new finalizer
    if (isHeld(current) === isUsed || (isUsed && current.metadata.deletionTimestamp !== undefined)) {
      return undefined;
    }
    const others = (current.metadata.finalizers ?? []).filter((it) => it !== usageKindFinalizer);
    current.metadata.finalizers = isUsed ? [...others, usageKindFinalizer] : others;
    return current;
  });
}

function isHeld({ metadata }: UsageKind): boolean {
  return metadata.finalizers?.includes(usageKindFinalizer) ?? false;
}
