import type { GraphEdge } from '../binding/binding-graph-node.ts';
import { type LinkedNodes, orderAlongChains } from './binding-graph-order.ts';

export interface ConnectedPart<N extends { id: string }> extends LinkedNodes<N> {
  nodes: N[];
  edges: GraphEdge[];
}

/** The graph's connected parts, each with its nodes along the chains, in the order of their first nodes. */
export function connectedParts<N extends { id: string }>(graph: LinkedNodes<N>): ConnectedPart<N>[] {
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
  const parts = new Map<string, ConnectedPart<N>>();
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
