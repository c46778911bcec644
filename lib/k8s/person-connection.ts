import type { Person } from '#lib/domain/access/person.ts';
import { MooringError } from '#lib/errors.ts';
import { createConnection, type KubeConnection } from './connection.ts';
import { type ClusterAccess, clusterAccessOf } from './kubeconfig/cluster-access.ts';

/** The same API server without anybody's credentials: a client certificate would count before a token. */
export function bareConnection({ cluster }: ClusterAccess): KubeConnection {
  return createConnection(clusterAccessOf(cluster));
}

/**
 * A connection on which a person asks by a token of their own.
 * @param bare one without credentials.
 * @throws MooringError INVALID at each request where the API server is not reached by https: a token is not sent in clear.
 */
export function connectionByToken(bare: KubeConnection, person: Person, token: string): KubeConnection {
  return {
    ...bare,
    // what one person may read is not shared with others
    origin: {},
    names: { ...bare.names, user: person.name },
    async authorize() {
      if (!bare.server.startsWith('https:')) {
        throw new MooringError('INVALID', 'A token is sent to the Kubernetes API over https only.');
      }
      const { headers, dispatcher } = await bare.authorize();
      return { headers: { ...headers, authorization: `Bearer ${token}` }, dispatcher };
    },
    refused() {},
  };
}
