import {
  clusterSchema,
  type KubeconfigCluster,
  type KubeconfigUser,
  userSchema,
} from './kubeconfig-schema.ts';

/** How one context reaches its cluster. Paths of files are absolute. */
export interface ClusterAccess {
  /** Undefined where no kubeconfig leads to it. */
  contextName?: string | undefined;
  clusterName: string;
  cluster: KubeconfigCluster & { server: string };
  userName: string;
  user: KubeconfigUser;
}

/** The access to a server by members of a kubeconfig's `cluster` and `user`. */
export function clusterAccessOf(
  cluster: { server: string } & Record<string, unknown>,
  user: Record<string, unknown> = {},
): ClusterAccess {
  return {
    clusterName: 'cluster',
    cluster: { ...clusterSchema.parse(cluster), server: cluster.server },
    userName: 'user',
    user: userSchema.parse(user),
  };
}
