import type { BindingGraph } from '../binding/binding-graph-node.ts';
import type { Health } from '../health/health.ts';

/** A workload that services are bound to. */
export interface WorkloadRow {
  /** Id of its node. */
  id: string;
  health: Health;
  /** False for one that is only named by usages. */
  isThere: boolean;
}

export function workloadRows({ nodes }: BindingGraph): WorkloadRow[] {
  return nodes.flatMap(({ id, kind, health, ref }) =>
    kind === 'workload'
      ? [{ id, health: health.status, isThere: ref !== undefined || health.status !== 'bad' }]
      : [],
  );
}
