import type { Pod } from './workload-types.ts';

/** What takes a simulated container its time. */
type PodStep = 'start' | 'run' | 'stop';

export interface PodTimers {
  /** Milliseconds until `step` of the pod is over, counted from the first time it was asked; 0 when it is. */
  waitFor(pod: Pod, step: PodStep): number;
  forget(uid: string): void;
}

/** When the steps of simulated pods are over; each takes `latencyMs`. */
export function createPodTimers(latencyMs: number): PodTimers {
  const due = new Map<string, number>();
  return {
    waitFor(pod, step) {
      const key = `${pod.metadata.uid ?? ''}/${step}`;
      const atMs = due.get(key) ?? Date.now() + latencyMs;
      due.set(key, atMs);
      return Math.max(0, atMs - Date.now());
    },
    forget(uid) {
      for (const step of ['start', 'run', 'stop'] satisfies PodStep[]) {
        due.delete(`${uid}/${step}`);
      }
    },
  };
}
