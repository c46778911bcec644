import type { Pod } from '../../../kubernetes/workload.ts';
import type { RestartableKind } from '../../remedy.ts';

/** A pod, and what is known of the variables that it runs with. */
export interface PodFacts {
  pod: Pod;
  /** A Secret among its variables whose values changed after it was made, and the workload that is to be restarted. */
  stale?:
    | { secretName: string; workload: { kind: RestartableKind; namespace: string; name: string } }
    | undefined;
  /** What the kubelet said of keys that became no variables. */
  skipped?: readonly string[];
}

/** A container that does not start, in the words of the kubelet. */
export interface Waiting {
  container: string;
  reason: string;
  message: string;
}

interface ContainerState {
  name: string;
  state?: { waiting?: { reason?: string; message?: string } };
}

/** Waiting reasons that go away by themselves. */
const startingReasons = new Set(['ContainerCreating', 'PodInitializing']);

/** The first container that waits for something which does not come by itself. */
export function waitingContainer({ status }: Pod): Waiting | undefined {
  const states = (status as { containerStatuses?: ContainerState[] } | undefined)?.containerStatuses ?? [];
  for (const { name, state } of states) {
    const { reason, message = '' } = state?.waiting ?? {};
    if (reason !== undefined && !startingReasons.has(reason)) {
      return { container: name, reason, message };
    }
  }
  return undefined;
}

export function phaseOf({ status }: Pod): string {
  return status?.phase ?? 'Pending';
}

export function isRunning(pod: Pod): boolean {
  return ['Running', 'Succeeded'].includes(phaseOf(pod));
}
