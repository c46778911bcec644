import { type BindingGraph, type GraphNode, nodeId } from './binding-graph-node.ts';
import type { Deployment } from './workload.ts';
import { deploymentHealth } from './workload-health.ts';

/** The graph with the Deployments that nothing is bound to yet, in the namespaces that it offers a service in. */
export function withUnboundWorkloads(graph: BindingGraph, deployments: readonly Deployment[]): BindingGraph {
  const known = new Set(graph.nodes.map(({ id }) => id));
  const namespaces = new Set(
    graph.nodes.flatMap(({ kind, ref, namespace }) =>
      kind === 'class' && ref !== undefined ? (namespace ?? []) : [],
    ),
  );
  const unbound = deployments.flatMap((deployment): GraphNode[] => {
    const { name, namespace = '' } = deployment.metadata;
    const id = nodeId('workload', namespace, 'deployment', name);
    return known.has(id) || !namespaces.has(namespace)
      ? []
      : [
          {
            id,
            kind: 'workload',
            name,
            namespace,
            detail: 'Deployment',
            health: deploymentHealth(deployment),
            ref: { kind: 'deployments', name, namespace },
          },
        ];
  });
  return { nodes: [...graph.nodes, ...unbound], edges: graph.edges };
}
