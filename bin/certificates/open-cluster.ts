import { readEndpoints } from '#bin/start/home.ts';
import { createKubeClient, type KubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';

export interface ClusterFlags {
  home: string;
  kubeconfig?: string;
  context?: string;
  namespace: string;
}

export interface CommandContext {
  say(line: string): void;
  env: NodeJS.ProcessEnv;
  now(): Date;
}

/**
 * The cluster that the flags name, else that of a Mooring running in `home`, else the usual kubeconfig.
 * @throws MooringError INVALID where none can be read.
 */
export function openCluster({ home, kubeconfig, context }: ClusterFlags): KubeClient {
  const path = kubeconfig ?? readEndpoints(home)?.kubeconfig;
  return createKubeClient(loadKubeConfig({ path, context })).as('mooring-certificates');
}
