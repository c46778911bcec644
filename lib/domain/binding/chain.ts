import { type Health, worstHealth } from '../health/health.ts';
import { seenFrom } from '../health/missing-node.ts';
import { lowerCase, message, type Sentence } from '../texts/message.ts';
import type { BindingGraph, GraphNode, GraphNodeKind } from './binding-graph-node.ts';
import { nodeId } from './binding-graph-node.ts';
import { nounOfNode } from './noun-of-node.ts';

/** All that hangs on one Application, by kind. */
export type Chain = Record<GraphNodeKind, GraphNode[]>;

export interface Chains {
  /** The chain of an Application; all lists are empty when the graph lacks it. */
  of(application: string): Chain;
  /** Names of the Applications that stand behind a node. */
  applicationsOf(nodeId: string): string[];
  /** All that a node hangs on, the node included. */
  above(nodeId: string): GraphNode[];
  /** All that hangs on one node, the node included. */
  below(nodeId: string): GraphNode[];
}

function emptyChain(): Chain {
  return {
    application: [],
    service: [],
    class: [],
    instance: [],
    binding: [],
    usage: [],
    workload: [],
    pod: [],
  };
}

/** Follows the graph from each Application to all that depends on it. */
export function createChains(graph: BindingGraph): Chains {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const targets = Map.groupBy(graph.edges, ({ source }) => source);
  const sources = Map.groupBy(graph.edges, ({ target }) => target);

  function reach(from: string, next: (id: string) => string[]): GraphNode[] {
    const seen = new Set([from]);
    for (const id of seen) {
      for (const other of next(id)) {
        seen.add(other);
      }
    }
    return [...seen].flatMap((id) => nodes.get(id) ?? []);
  }

  function below(from: string): GraphNode[] {
    return reach(from, (id) => (targets.get(id) ?? []).map(({ target }) => target));
  }

  function above(from: string): GraphNode[] {
    return reach(from, (id) => (sources.get(id) ?? []).map(({ source }) => source));
  }

  return {
    above,
    below,
    of(application) {
      const chain = emptyChain();
      const nodesBelow = below(nodeId('application', application));
      const shown = new Set(nodesBelow.map(({ id }) => id));
      for (const node of nodesBelow) {
        chain[node.kind].push(seenFrom(node, (id) => shown.has(id)));
      }
      return chain;
    },
    applicationsOf(id) {
      return above(id)
        .filter(({ kind }) => kind === 'application')
        .map(({ name }) => name);
    },
  };
}

/** The worst health of some nodes; `todo` when there are none. */
export function healthOfNodes(nodes: readonly GraphNode[]): Health {
  return nodes.length === 0 ? 'todo' : worstHealth(nodes.map(({ health }) => health.status));
}

/** The node that most wants attention: the first with the worst health that has something to say, a root before its results. */
export function worstNode(nodes: readonly GraphNode[]): GraphNode | undefined {
  const worst = healthOfNodes(nodes);
  const told = nodes.filter(({ health }) => health.status === worst && health.problem !== undefined);
  return told.find(({ because }) => because === undefined) ?? told[0];
}

/** What is to be said of some nodes in a word or two: that of the one that most wants attention. */
export function wordOfNodes(nodes: readonly GraphNode[]): Sentence | undefined {
  const worst = worstNode(nodes);
  return worst === undefined ? undefined : wordOfNode(worst);
}

/** "Failed" of the Application itself, "Workload missing" of a link of its chain; words of the cluster stay: "Pod ImagePullBackOff". */
function wordOfNode({ kind, health }: GraphNode): Sentence {
  return kind === 'application'
    ? health.word
    : message('health.linkAndWord', {
        link: nounOfNode(kind),
        word: isOwnName(health.word) ? health.word : lowerCase(health.word),
      });
}

/** A reason of the cluster, in one word with capitals within: `CrashLoopBackOff`. */
function isOwnName(word: Sentence): boolean {
  return typeof word === 'string' && /^\w+[a-z][A-Z]\w*$/.test(word);
}
