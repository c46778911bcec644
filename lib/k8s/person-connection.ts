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
 * @param tokenNow the token as it is at each request.
 * @throws MooringError INVALID at each request where the API server is not reached by https: a token is not sent in clear.
 */
export function connectionByToken(
  bare: KubeConnection,
  person: Person,
  tokenNow: () => string,
): KubeConnection {
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
      return { headers: { ...headers, authorization: `Bearer ${tokenNow()}` }, dispatcher };
    },
    refused() {},
  };
}

/**
 * A connection on which the console asks as a person, by impersonation.
 * @param own the console's, which may impersonate.
 * @param personNow the person with the groups of each request.
 */
export function connectionAsPerson(own: KubeConnection, personNow: () => Person): KubeConnection {
  return {
    ...own,
    origin: {},
    names: { ...own.names, user: personNow().name },
    async authorize() {
      const { headers, dispatcher } = await own.authorize();
      const { name, groups } = personNow();
      const acting = {
        'impersonate-user': headerText(name),
        ...(groups.length === 0 ? {} : { 'impersonate-group': groups.map(headerText) }),
      };
      return { headers: { ...headers, ...acting }, dispatcher };
    },
  };
}

/** The API server reads the bytes of a header as UTF-8; here each char stands for a byte. */
function headerText(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
