import { createKubeClientOn, type KubeClient } from '#lib/k8s/client.ts';
import type { KubeConnection } from '#lib/k8s/connection.ts';
import { connectionAsPerson, connectionByToken } from '#lib/k8s/person-connection.ts';
import { ownTokenOf, type Session } from './session.ts';

export interface ClientConnections {
  /** The console's, which may impersonate. */
  own: KubeConnection;
  /** One without credentials. */
  bare: KubeConnection;
}

/** A client of the API server that asks as the person of a session. @param sessionNow the session as it is at each request. */
export function clientOfSession({ own, bare }: ClientConnections, sessionNow: () => Session): KubeClient {
  const session = sessionNow();
  const connection =
    ownTokenOf(session) === undefined
      ? connectionAsPerson(own, () => sessionNow().person)
      : connectionByToken(bare, session.person, () => ownTokenOf(sessionNow()) ?? '');
  return createKubeClientOn(connection).as('mooring-console');
}
