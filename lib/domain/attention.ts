import type { GraphNode, GraphNodeKind } from './binding-graph-node.ts';
import type { Chains } from './chain.ts';
import type { Connection } from './connection.ts';
import { compareHealth, type Health } from './health.ts';
import type { NodeHealth, Problem } from './node-health.ts';

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

export interface AttentionInput {
  nodes: readonly GraphNode[];
  chains: Chains;
  connections: readonly { application: string; connection: Connection }[];
}

/** The noun by which people know a link of the chain. */
export function nounOfNode(kind: GraphNodeKind): string {
  return nouns[kind];
}

/** The broken links of all chains and the certificates that end, the worst first. */
export function attentionOf({ nodes, chains, connections }: AttentionInput): Attention[] {
  const links = nodes
    .filter((node) => !isConsequence(node, chains))
    .flatMap(({ id, kind, name, namespace, health }) =>
      toAttention(
        { id, subject: `${nouns[kind]} ${name}`, ...(namespace === undefined ? {} : { namespace }) },
        health,
        () => chains.applicationsOf(id),
      ),
    );
  const certificates = connections.flatMap(({ application, connection: { health, word, problem } }) =>
    toAttention(
      { id: `connection:${application}`, subject: `Application ${application}` },
      { status: health, word, ...(problem === undefined ? {} : { problem }) },
      () => [application],
    ),
  );
  return [...links, ...certificates].sort((left, right) => compareHealth(left.health, right.health));
}

function toAttention(
  base: Pick<Attention, 'id' | 'subject' | 'namespace'>,
  { status, word, problem }: NodeHealth,
  applications: () => string[],
): Attention[] {
  return (status === 'bad' || status === 'warn') && problem !== undefined
    ? [{ ...base, health: status, word, problem, applications: applications() }]
    : [];
}

/** A usage fails when its workload is missing: the workload says it all. */
function isConsequence(node: GraphNode, chains: Chains): boolean {
  return (
    node.kind === 'usage' &&
    chains
      .below(node.id)
      .some(({ kind, health, ref }) => kind === 'workload' && health.status === 'bad' && ref === undefined)
  );
}
