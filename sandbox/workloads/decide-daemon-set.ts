import { hasLabels } from '#lib/domain/kubernetes/label-selector.ts';
import { isReady } from './decide-replica-set.ts';
import { revisionLabel } from './decide-stateful-set.ts';
import { sandboxNodeLabels } from './sandbox-node.ts';
import type { DaemonSet, DaemonSetStatus, Pod } from './workload-types.ts';

export interface DaemonSetPlan {
  create: boolean;
  remove: Pod[];
  status: DaemonSetStatus;
}

/** What brings the one node's pod of a DaemonSet to the wanted template; `hash` is the template's. */
export function decideDaemonSet(set: DaemonSet, pods: readonly Pod[], hash: string): DaemonSetPlan {
  const { nodeSelector } = set.spec.template.spec as { nodeSelector?: Record<string, string> };
  const isWanted = hasLabels(sandboxNodeLabels, nodeSelector);
  const alive = pods.filter((pod) => pod.metadata.deletionTimestamp === undefined);
  const isUpdated = (pod: Pod) => pod.metadata.labels?.[revisionLabel] === hash;
  const isDeleting = set.metadata.deletionTimestamp !== undefined;
  const isRolling = set.spec.updateStrategy?.type !== 'OnDelete';
  const [kept, ...surplus] = alive.toSorted((a, b) => Number(isUpdated(b)) - Number(isUpdated(a)));
  const stale = kept !== undefined && (!isWanted || (isRolling && !isUpdated(kept))) ? [kept] : [];
  const desired = isWanted ? 1 : 0;
  const scheduled = Math.min(desired, alive.length);
  const updated = isWanted ? Math.min(1, alive.filter(isUpdated).length) : 0;
  const ready = isWanted ? Math.min(1, alive.filter(isReady).length) : 0;
  return {
    create: isWanted && !isDeleting && pods.length === 0,
    remove: isDeleting ? [] : [...surplus, ...stale],
    status: {
      currentNumberScheduled: scheduled,
      numberMisscheduled: isWanted ? 0 : alive.length,
      desiredNumberScheduled: desired,
      numberReady: ready,
      observedGeneration: set.metadata.generation ?? 0,
      ...(updated === 0 ? {} : { updatedNumberScheduled: updated }),
      ...(ready === 0 ? {} : { numberAvailable: ready }),
      ...(desired === ready ? {} : { numberUnavailable: desired - ready }),
    },
  };
}
