import type { GraphNodeKind } from './binding-graph-node.ts';

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

/** The noun by which people know a link of the chain. */
export function nounOfNode(kind: GraphNodeKind): string {
  return nouns[kind];
}
