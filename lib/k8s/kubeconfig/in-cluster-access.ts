import { existsSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { type ClusterAccess, clusterAccessOf } from './cluster-access.ts';

const serviceAccountDir = '/var/run/secrets/kubernetes.io/serviceaccount';

/** The API server as a pod reaches it by its ServiceAccount; undefined outside of a cluster. */
export function inClusterAccess(
  env: Readonly<Record<string, string | undefined>>,
): ClusterAccess | undefined {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = env;
  const tokenFile = `${serviceAccountDir}/token`;
  if (!host || !port || !existsSync(tokenFile)) {
    return undefined;
  }
  return clusterAccessOf(
    {
      server: `https://${isIPv6(host) ? `[${host}]` : host}:${port}`,
      'certificate-authority': `${serviceAccountDir}/ca.crt`,
    },
    { tokenFile },
  );
}
