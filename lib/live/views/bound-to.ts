import { boundService } from '#lib/domain/binding/bound-service.ts';
import { type FollowedUsageKind, followedKinds } from '#lib/domain/health/followed-kinds.ts';
import type { LiveModel } from '../model/live-model.ts';

/** What a workload is bound to already, for people. */
export function boundTo(
  model: LiveModel,
  namespace: string,
  { usageKind, name }: { usageKind: FollowedUsageKind; name: string },
): string[] {
  const part = model.partOf(followedKinds[usageKind].kind, `${namespace}/${name}`);
  return (part?.objects.servicebindingusages ?? []).flatMap((usage) => {
    const { usedBy } = usage.spec;
    const isOfIt =
      usage.metadata.namespace === namespace && usedBy.kind === usageKind && usedBy.name === name;
    return part === undefined || !isOfIt ? [] : boundService(usage, part.objects);
  });
}
