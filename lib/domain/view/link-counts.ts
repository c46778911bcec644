import type { BindingGraph, GraphNodeKind } from '../binding/binding-graph-node.ts';
import { healthOfNodes } from '../binding/chain.ts';
import type { Health } from '../health/health.ts';

export interface LinkCount {
  /** How many are there. */
  count: number;
  /** How many of them do not work. */
  broken: number;
  /** How many are only named by others. */
  missing: number;
  /** The worst of all, `todo` where there are none. */
  health: Health;
}

/** How much there is of one kind of link; what is only named and not there is not counted as being there. */
export function countLinks({ nodes }: BindingGraph, kind: GraphNodeKind): LinkCount {
  const all = nodes.filter((node) => node.kind === kind);
  const missing = all.filter(({ ref, health }) => ref === undefined && health.status === 'bad').length;
  const broken = all.filter(({ ref, health }) => ref !== undefined && health.status === 'bad').length;
  return { count: all.length - missing, broken, missing, health: healthOfNodes(all) };
}
