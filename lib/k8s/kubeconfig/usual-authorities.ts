import * as tls from 'node:tls';

/** The part of `node:tls` that Node has from 22.15 on. */
interface AuthoritySource {
  getCACertificates?(type: 'default' | 'system'): string[];
}

/**
 * Whom to trust where a kubeconfig names nobody, as PEM: Node's own list with NODE_EXTRA_CA_CERTS and, as kubectl, the operating
 * system's. Undefined, which leaves it to Node, where Node cannot ask the system.
 */
export function usualAuthorities(source: AuthoritySource = tls): string[] | undefined {
  return (
    source.getCACertificates && [
      ...new Set([...source.getCACertificates('default'), ...source.getCACertificates('system')]),
    ]
  );
}
