import { writeYaml } from 'kube-text/write-yaml';

export interface KubeconfigInput {
  server: string;
  token: string;
  /** The authority to trust, for an https server. */
  caPem?: string;
  /** The name of the cluster, the user and the context. */
  name?: string;
}

/** The text of a kubeconfig with one cluster, reached by a bearer token: as secret as that is. */
export function kubeconfigText({ server, token, caPem, name = 'kube-sandbox' }: KubeconfigInput): string {
  const authority = caPem ? { 'certificate-authority-data': Buffer.from(caPem).toString('base64') } : {};
  return writeYaml({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster: { server, ...authority } }],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name, namespace: 'default' } }],
    'current-context': name,
  });
}
