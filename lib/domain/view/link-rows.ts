import type { BindingGraph, GraphNodeKind } from '../binding/binding-graph-node.ts';
import type { Health } from '../health/health.ts';

/** A link of the chain as it is counted. */
export interface LinkRow {
  id: string;
  kind: CountedKind;
  health: Health;
}

const countedKinds = ['service', 'binding', 'workload'] as const satisfies readonly GraphNodeKind[];
export type CountedKind = (typeof countedKinds)[number];

/** The links that are counted; what others only name, and is not there, is none. */
export function linkRows({ nodes }: BindingGraph): LinkRow[] {
  return nodes.flatMap(({ id, kind, health, ref }) => {
    const isThere = ref !== undefined || health.status !== 'bad';
    return isCounted(kind) && isThere ? [{ id, kind, health: health.status }] : [];
  });
}

function isCounted(kind: GraphNodeKind): kind is CountedKind {
  return (countedKinds as readonly string[]).includes(kind);
}
