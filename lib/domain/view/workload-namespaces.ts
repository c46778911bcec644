import type { Namespace } from '../kubernetes/core-objects.ts';

/** Namespaces that run the cluster and Mooring. */
const systemNamespace = /^(kube-.*|kyma-integration)$/;

/** Names of the namespaces where workloads of people may run, in their order. */
export function workloadNamespaces(namespaces: readonly Namespace[]): string[] {
  return namespaces
    .filter(({ status }) => status?.phase !== 'Terminating')
    .map(({ metadata }) => metadata.name)
    .filter((name) => !systemNamespace.test(name))
    .sort();
}
