import type { GraphNode, GraphNodeKind } from './binding-graph-node.ts';
import type { Chains } from './chain.ts';
import { compareHealth, type Health } from './health.ts';
import type { Problem } from './node-health.ts';

const nouns: Record<GraphNodeKind, string> = {
  application: 'Application',
  service: 'Service',
  class: 'Catalog entry',
  instance: 'Instance',
  binding: 'Binding',
  usage: 'Usage',
  workload: 'Workload',
  pod: 'Pod',
};

/** One thing that somebody should look at. */
export interface Attention {
  id: string;
  health: Health;
  /** "Binding nginx-binding". */
  subject: string;
  word: string;
  problem: Problem;
  namespace?: string;
  /** The Applications it belongs to. */
  applications: string[];
}

/** The noun by which people know a link of the chain. */
export function nounOfNode(kind: GraphNodeKind): string {
  return nouns[kind];
}

/** The broken links of all chains, the worst first; what only waits for another broken link is left out. */
export function attentionOf(nodes: readonly GraphNode[], chains: Chains): Attention[] {
  return nodes
    .flatMap((node) => {
      const { health, kind, name, namespace, id } = node;
      if ((health.status !== 'bad' && health.status !== 'warn') || health.problem === undefined) {
        return [];
      }
      return {
        id,
        health: health.status,
        subject: `${nouns[kind]} ${name}`,
        word: health.word,
        problem: health.problem,
        applications: chains.applicationsOf(id),
        ...(namespace === undefined ? {} : { namespace }),
      };
    })
    .sort((left, right) => compareHealth(left.health, right.health));
}
