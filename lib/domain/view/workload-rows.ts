import type { BindingGraph, GraphNode } from '../binding/binding-graph-node.ts';
import { healthOfNodes } from '../binding/chain.ts';
import type { Health } from '../health/health.ts';

/** A workload that services are bound to. */
export interface WorkloadRow {
  /** Id of its node. */
  id: string;
  /** The worst of the workload and its pods. */
  health: Health;
  /** False for one that is only named by usages. */
  isThere: boolean;
}

export function workloadRows({ nodes, edges }: BindingGraph): WorkloadRow[] {
  const pods = new Map(nodes.flatMap((node) => (node.kind === 'pod' ? [[node.id, node] as const] : [])));
  const podsOf = Map.groupBy(
    edges.filter(({ target }) => pods.has(target)),
    ({ source }) => source,
  );
  const withPods = (workload: GraphNode) => [
    workload,
    ...(podsOf.get(workload.id) ?? []).flatMap(({ target }) => pods.get(target) ?? []),
  ];
  return nodes.flatMap((node) =>
    node.kind === 'workload'
      ? [
          {
            id: node.id,
            health: healthOfNodes(withPods(node)),
            isThere: node.ref !== undefined || node.health.status !== 'bad',
          },
        ]
      : [],
  );
}
