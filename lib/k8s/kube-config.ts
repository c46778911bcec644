import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { errorText, MooringError } from '#lib/errors.ts';
import { checkAccess } from './kubeconfig/check-access.ts';
import type { ClusterAccess } from './kubeconfig/cluster-access.ts';
import { inClusterAccess } from './kubeconfig/in-cluster-access.ts';
import { type Kubeconfig, userSchema } from './kubeconfig/kubeconfig-schema.ts';
import { mergeKubeconfigs } from './kubeconfig/merge-kubeconfigs.ts';
import { readKubeconfig } from './kubeconfig/read-kubeconfig.ts';

export interface KubeConfigSource {
  /** Path of a kubeconfig file; without it: $KUBECONFIG or ~/.kube/config, or the pod's service account. */
  path?: string | undefined;
  /** Context name; without it the file's current context. */
  context?: string | undefined;
}

/**
 * Reads the connection to a cluster as kubectl does. The only place that knows where it comes from: sandbox, laptop or cluster.
 * @throws MooringError INVALID when a file cannot be read, lacks the context, or says what kubectl refuses.
 */
export function loadKubeConfig(
  source: KubeConfigSource,
  env: Readonly<Record<string, string | undefined>> = process.env,
): ClusterAccess {
  const paths = source.path === undefined ? usualPaths(env) : [source.path];
  const own = paths.length === 0 ? inClusterAccess(env) : undefined;
  if (own !== undefined) {
    return own;
  }
  const access = accessOf(mergeKubeconfigs(paths.map(read)), source.context);
  checkAccess(access);
  return access;
}

/** Files that are not there are left out, as kubectl does. */
function usualPaths(env: Readonly<Record<string, string | undefined>>): string[] {
  const named = env.KUBECONFIG?.split(delimiter).filter((path) => path !== '') ?? [];
  return (named.length > 0 ? named : [join(env.HOME ?? homedir(), '.kube', 'config')]).filter(existsSync);
}

function read(path: string): Kubeconfig {
  try {
    return readKubeconfig(path);
  } catch (error) {
    throw new MooringError('INVALID', `The kubeconfig ${path} cannot be read: ${errorText(error)}.`, {
      cause: error,
      hint: 'Check the path given with --kubeconfig.',
    });
  }
}

function accessOf(config: Kubeconfig, wanted: string | undefined): ClusterAccess {
  const contextName = wanted ?? config['current-context'];
  const context = config.contexts.find(({ name }) => name === contextName)?.context;
  if (wanted !== undefined && context === undefined) {
    throw new MooringError('INVALID', `The kubeconfig has no context "${wanted}".`, {
      hint: `It has: ${config.contexts.map(({ name }) => name).join(', ')}.`,
    });
  }
  const clusterName = context?.cluster ?? '';
  const cluster = config.clusters.find(({ name }) => name === clusterName)?.cluster;
  if (cluster?.server === undefined) {
    throw new MooringError('INVALID', 'The kubeconfig names no current cluster.', {
      hint: 'Choose a context with --context.',
    });
  }
  const userName = context?.user ?? '';
  const user = config.users.find(({ name }) => name === userName)?.user ?? userSchema.parse({});
  return {
    contextName,
    clusterName,
    cluster: { ...cluster, server: withScheme(cluster.server) },
    userName,
    user,
  };
}

function withScheme(server: string): string {
  return /^https?:\/\//i.test(server) ? server : `http://${server}`;
}
