import type { KindName } from './kinds.ts';
import type { NodeHealth } from './node-health.ts';

export const graphNodeKinds = [
  'application',
  'service',
  'class',
  'instance',
  'binding',
  'usage',
  'workload',
  'pod',
] as const;

export type GraphNodeKind = (typeof graphNodeKinds)[number];

export interface ObjectRef {
  kind: KindName;
  name: string;
  namespace?: string;
}

export interface GraphNode {
  /** The same as long as it stands for the same thing, also before its object exists. */
  id: string;
  kind: GraphNodeKind;
  name: string;
  namespace?: string;
  /** A second line: what the node is about. */
  detail?: string;
  health: NodeHealth;
  /** Of a class: the id of the service that it offers. */
  serviceId?: string;
  /** The object behind the node; none where the object is missing. */
  ref?: ObjectRef;
}

export interface GraphEdge {
  id: string;
  source: string;
  target: string;
}

export interface BindingGraph {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

/** A graph while it is built. */
export interface GraphDraft {
  nodes: Map<string, GraphNode>;
  edges: Map<string, GraphEdge>;
  add(node: GraphNode, ...sources: string[]): void;
}

export function createGraphDraft(): GraphDraft {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge>();
  return {
    nodes,
    edges,
    add(node, ...sources) {
      nodes.set(node.id, node);
      for (const source of sources) {
        const id = `${source}>${node.id}`;
        edges.set(id, { id, source, target: node.id });
      }
    },
  };
}

export function nodeId(kind: GraphNodeKind, ...parts: string[]): string {
  return `${kind}:${parts.join('/')}`;
}
