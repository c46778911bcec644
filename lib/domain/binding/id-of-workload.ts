import { nodeId } from './binding-graph-node.ts';

/** Id of the node that stands for a workload. */
export function idOfWorkload({
  usageKind,
  namespace,
  name,
}: {
  usageKind: string;
  namespace: string;
  name: string;
}): string {
  return nodeId('workload', namespace, usageKind, name);
}
