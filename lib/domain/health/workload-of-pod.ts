import type { Pod } from '../kubernetes/workload.ts';
import { type FollowedUsageKind, isFollowed } from './followed-kinds.ts';

export interface WorkloadName {
  usageKind: FollowedUsageKind;
  name: string;
}

/** The workload that a pod belongs to, of a Deployment by its ReplicaSet's name and template hash. */
export function workloadOfPod({ metadata }: Pod): WorkloadName | undefined {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller !== false);
  if (owner?.kind === 'ReplicaSet') {
    const hash = metadata.labels?.['pod-template-hash'];
    return hash === undefined || !owner.name.endsWith(`-${hash}`)
      ? undefined
      : { usageKind: 'deployment', name: owner.name.slice(0, -hash.length - 1) };
  }
  const usageKind = owner?.kind.toLowerCase() ?? '';
  return owner !== undefined && isFollowed(usageKind) && usageKind !== 'deployment'
    ? { usageKind, name: owner.name }
    : undefined;
}
