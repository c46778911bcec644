import type { GraphNode, GraphNodeKind } from '../binding/binding-graph-node.ts';
import type { Chains } from '../binding/chain.ts';
import { nounOfNode } from '../binding/noun-of-node.ts';
import { compareHealth, type Health, needsAttention } from '../health/health.ts';
import type { NodeHealth, Problem } from '../health/node-health.ts';
import { message, type Sentence } from '../texts/message.ts';
import type { Connection } from './connection.ts';

/** One thing that somebody should look at. */
export interface Attention {
  id: string;
  health: Health;
  /** "Binding nginx-binding". */
  subject: Sentence;
  kind: GraphNodeKind;
  word: Sentence;
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

/**
 * The broken links of all chains and the certificates that end, the worst first. What fails by another link is not told
 * beside it; what several chains name and is not there is told once for each.
 */
export function attentionOf({ nodes, chains, connections }: AttentionInput): Attention[] {
  const links = nodes
    .filter(({ because }) => because === undefined)
    .flatMap(({ id, kind, name, namespace, health, views }) => {
      const base = {
        id,
        kind,
        subject: message('views.nodeAndName', { noun: nounOfNode(kind), name }),
        ...(namespace === undefined ? {} : { namespace }),
      };
      return views === undefined
        ? toAttention(base, health, () => chains.applicationsOf(id))
        : views.flatMap((view) =>
            toAttention({ ...base, id: `${id}#${view.from}` }, view.health, () =>
              chains.applicationsOf(view.from),
            ),
          );
    });
  const certificates = connections.flatMap(({ application, connection: { health, word, problem } }) =>
    toAttention(
      {
        id: `connection:${application}`,
        kind: 'application',
        subject: message('views.nodeAndName', { noun: nounOfNode('application'), name: application }),
      },
      { status: health, word, ...(problem === undefined ? {} : { problem }) },
      () => [application],
    ),
  );
  return [...links, ...certificates].sort((left, right) => compareHealth(left.health, right.health));
}

function toAttention(
  base: Pick<Attention, 'id' | 'kind' | 'subject' | 'namespace'>,
  { status, word, problem }: NodeHealth,
  applications: () => string[],
): Attention[] {
  return needsAttention(status) && problem !== undefined
    ? [{ ...base, health: status, word, problem, applications: applications() }]
    : [];
}
