import type { ClusterNames } from '#lib/domain/kubernetes/cluster-names.ts';
import type { OperationContext } from '../context.ts';

/** Which cluster the console shows, and who asks it; nothing of how. */
export function readClusterNames({ kube }: OperationContext): ClusterNames {
  const { names, server } = kube.connection;
  return { ...names, server: new URL(server).host };
}
