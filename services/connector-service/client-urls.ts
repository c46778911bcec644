import { formatSubject } from '#lib/pki/subject.ts';
import { type ClientIdentity, pathFor, subjectFor } from './client-identity.ts';
import type { Connector } from './connector.ts';

/** The `certificate` member of the signing request info and of the management info (connectivity contract 2.5, 2.8). */
export function certificateInfo({ config }: Connector, identity: ClientIdentity) {
  return {
    subject: formatSubject(subjectFor(config.subject, identity)),
    extensions: '' as const,
    'key-algorithm': 'rsa2048' as const,
  };
}

/** The application's own addresses at the edge; a runtime has none. */
export function ownUrls(connector: Connector, { application }: ClientIdentity) {
  if (application === undefined) {
    return {};
  }
  const base = `/${application}/v1`;
  return {
    eventsInfoUrl: atGateway(connector, `${base}/events/subscribed`),
    eventsUrl: atGateway(connector, `${base}/events`),
    metadataUrl: atGateway(connector, `${base}/metadata/services`),
  };
}

/** An address of the connector that needs the client certificate. */
export function certifiedUrl(connector: Connector, identity: ClientIdentity, rest: string): string {
  return atGateway(connector, pathFor(identity.kind, rest));
}

/**
 * An address of the connector that needs a token, which is appended as it is: clients search for it (connectivity
 * contract 2.4).
 */
export function tokenUrl(
  connector: Connector,
  identity: ClientIdentity,
  rest: string,
  token: string,
): string {
  return `${connector.publicUrl()}${pathFor(identity.kind, rest)}?token=${token}`;
}

/** Gateway and path; empty where no gateway is configured. */
function atGateway({ config }: Connector, path: string): string {
  const gatewayUrl = config.gatewayUrl();
  return gatewayUrl === '' ? '' : gatewayUrl + path;
}
