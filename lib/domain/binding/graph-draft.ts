import { withViews } from '../health/missing-node.ts';
import type { GraphEdge, GraphNode } from './binding-graph-node.ts';

/** A graph while it is built. */
export interface GraphDraft {
  nodes: Map<string, GraphNode>;
  edges: Map<string, GraphEdge>;
  add(node: GraphNode, ...sources: string[]): void;
  /** Adds what is not there as the link `from` names it, beside what other links say of it. */
  addMissing(node: GraphNode, from: string, ...sources: string[]): void;
}

export function createGraphDraft(): GraphDraft {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge>();

  function add(node: GraphNode, ...sources: string[]): void {
    nodes.set(node.id, node);
    for (const source of sources) {
      const id = `${source}>${node.id}`;
      edges.set(id, { id, source, target: node.id });
    }
  }

  return {
    nodes,
    edges,
    add,
    addMissing(node, from, ...sources) {
      const views = [...(nodes.get(node.id)?.views ?? []), { from, health: node.health }];
      add(withViews(node, views), ...sources);
    },
  };
}
