import type { GraphNode } from '../binding/binding-graph-node.ts';
import { nodeOfWorkload } from '../binding/binding-graph-workloads.ts';
import { type FollowedObjects, followedWorkloads } from '../health/followed-workloads.ts';
import type { RestartableKind } from '../health/remedy.ts';

/** The workloads that nothing is bound to yet. @param isBound whether a chain has the workload of this `namespace/name` in it. */
export function unboundWorkloads(
  objects: FollowedObjects,
  isBound: (kind: RestartableKind, key: string) => boolean,
): GraphNode[] {
  return followedWorkloads(objects)
    .filter(({ kind, namespace, name }) => !isBound(kind, `${namespace}/${name}`))
    .map(nodeOfWorkload);
}
