import type { GraphEdge } from '../binding/binding-graph-node.ts';

/** Anything that is linked like the binding graph. */
export interface LinkedNodes<N extends { id: string }> {
  nodes: readonly N[];
  edges: readonly GraphEdge[];
}

export interface OrderedNode<N> {
  node: N;
  /** How many links before it, from 0. */
  depth: number;
}

/** The nodes along their chains: each after what leads to it, depth first, as one reads them. */
export function orderAlongChains<N extends { id: string }>(graph: LinkedNodes<N>): OrderedNode<N>[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const targets = Map.groupBy(graph.edges, ({ source }) => source);
  const hasSource = new Set(graph.edges.map(({ target }) => target));
  const ordered = new Map<string, OrderedNode<N>>();

  function visit(id: string, depth: number): void {
    const node = nodes.get(id);
    if (node === undefined || ordered.has(id)) {
      return;
    }
    ordered.set(id, { node, depth });
    for (const { target } of targets.get(id) ?? []) {
      visit(target, depth + 1);
    }
  }

  for (const { id } of graph.nodes) {
    if (!hasSource.has(id)) {
      visit(id, 0);
    }
  }
  return [...ordered.values()];
}
