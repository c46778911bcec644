import type { BindingGraph } from '../binding/binding-graph-node.ts';
import { orderAlongChains } from './binding-graph-order.ts';

/** The graph's connected parts, each with its nodes along the chains, in the order of their first nodes. */
export function connectedParts(graph: BindingGraph): BindingGraph[] {
  const partOf = new Map(graph.nodes.map(({ id }) => [id, id]));

  function find(id: string): string {
    let root = id;
    for (let above = partOf.get(root); above !== undefined && above !== root; above = partOf.get(root)) {
      root = above;
    }
    partOf.set(id, root);
    return root;
  }

  for (const { source, target } of graph.edges) {
    partOf.set(find(target), find(source));
  }
  const parts = new Map<string, BindingGraph>();
  for (const { node } of orderAlongChains(graph)) {
    const root = find(node.id);
    const part = parts.get(root) ?? { nodes: [], edges: [] };
    part.nodes.push(node);
    parts.set(root, part);
  }
  for (const edge of graph.edges) {
    parts.get(find(edge.source))?.edges.push(edge);
  }
  return [...parts.values()];
}
