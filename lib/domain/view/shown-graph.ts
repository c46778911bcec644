import type { CallFailure } from '../application/seen-calls.ts';
import type { GraphEdge, GraphNode } from '../binding/binding-graph-node.ts';
import type { Health } from '../health/health.ts';

/** A link of a chain with what its card and its row show. */
export interface ShownNode
  extends Pick<GraphNode, 'id' | 'kind' | 'name' | 'namespace' | 'serviceId' | 'bindingName' | 'ref'> {
  health: { status: Health; word: string };
  /** Why it is so, where something is wrong. */
  cause?: string;
  /** Id of the block that it stands in. */
  block: string;
  /** How many links it hangs on, or that hang on it, are not shown. */
  hidden?: number;
  /** The text that was searched for is in its name. */
  isMatch?: true;
}

/** What goes through a link, as the gateway counts it. */
export interface Traffic {
  /** Since the gateway counts. */
  calls: number;
  /** Given to the last caller; null while the first call runs. */
  lastStatus: number | null;
  /** Of the last call; null where the target answered. */
  lastFailure: CallFailure | null;
  /** Calls a second at the moment; left out where there are none. */
  perSecond?: number;
  /** Calls that were answered with 5xx; left out where the gateway does not count them. */
  errors?: number;
  /** Of the last calls: what 95 of 100 did not take longer than, in milliseconds. */
  p95Ms?: number;
}

export interface ShownEdge extends GraphEdge {
  traffic?: Traffic;
}

/** Chains that are drawn together, or the one line that stands for healthy ones. */
export interface ShownBlock {
  id: string;
  /** Left out where it holds chains. */
  fold?: Fold;
}

/** One line that stands for healthy chains. */
export interface Fold {
  /** What all of them belong to. */
  by: 'application' | 'namespace' | 'namespaces' | 'nowhere';
  /** Name of the Application or the namespace; '' where it is by neither. */
  name: string;
  chains: number;
  links: number;
  isOpen: boolean;
  /** How many folds it stands in. */
  depth: number;
  /** Of an open one: chains that found no room below it. */
  left?: number;
}

/** The part of the binding graph that a page shows. */
export interface ShownGraph {
  nodes: ShownNode[];
  edges: ShownEdge[];
}
