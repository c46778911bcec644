import type { NodeHealth } from '../health/node-health.ts';
import type { KindName } from '../kubernetes/kinds.ts';
import type { Sentence } from '../texts/message.ts';

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

/** How something is for one of the links that lead to it, where it is not the same for all of them. */
export interface MissingView {
  /** Id of that link's node. */
  from: string;
  health: NodeHealth;
}

export interface GraphNode {
  /** The same as long as it stands for the same thing, also before its object exists. */
  id: string;
  kind: GraphNodeKind;
  name: string;
  namespace?: string;
  /** A second line: what the node is about. */
  detail?: Sentence;
  health: NodeHealth;
  /** Of a class: the id of the service that it offers. */
  serviceId?: string;
  /** Of a usage: the binding that it names. */
  bindingName?: string;
  /** Of a binding: whether its Secret is there. */
  hasSecret?: boolean;
  /** The object behind the node; none where the object is missing. */
  ref?: ObjectRef;
  /** How it is for each link that leads to it: of what is missing, and of pods whose variables some of them have changed. */
  views?: MissingView[];
  /** Id of the link by whose fault it fails; undefined where the fault is its own. */
  because?: string;
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

export function nodeId(kind: GraphNodeKind, ...parts: string[]): string {
  return `${kind}:${parts.join('/')}`;
}
