/**
 * Whether a workload of the cluster calls a service by this host: the name of an access Service in `namespace`, in any of the
 * forms that a cluster's DNS knows (binding contract 5.1), with or without a port; alone only where it ends with a service's
 * id. Stricter than what addresses a service, for names outside `.svc.cluster.local` can be anybody's.
 */
export function isAccessHost(host: string, namespace: string): boolean {
  const match = /^([a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?:\.(.+?))?\.?(?::\d*)?$/i.exec(host);
  if (match === null) {
    return false;
  }
  const [, label = '', within] = match;
  return within === undefined
    ? endsWithId.test(label)
    : ['', '.svc', '.svc.cluster.local'].some((ending) => within.toLowerCase() === namespace + ending);
}

const endsWithId = /-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
