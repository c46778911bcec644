import type { BindingGraph } from '../binding/binding-graph-node.ts';
import { idOfWorkload, nodeOfWorkload } from '../binding/binding-graph-workloads.ts';
import { type FollowedObjects, followedWorkloads } from '../health/followed-workloads.ts';

/** The graph with the workloads that nothing is bound to yet, in the namespaces that it offers a service in. */
export function withUnboundWorkloads(graph: BindingGraph, objects: FollowedObjects): BindingGraph {
  const known = new Set(graph.nodes.map(({ id }) => id));
  const namespaces = new Set(
    graph.nodes.flatMap(({ kind, ref, namespace }) =>
      kind === 'class' && ref !== undefined ? (namespace ?? []) : [],
    ),
  );
  const unbound = followedWorkloads(objects).filter(
    (workload) => namespaces.has(workload.namespace) && !known.has(idOfWorkload(workload)),
  );
  return { nodes: [...graph.nodes, ...unbound.map(nodeOfWorkload)], edges: graph.edges };
}
