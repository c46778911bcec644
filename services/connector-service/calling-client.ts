import type { FastifyRequest } from 'fastify';
import { MooringError } from '#lib/errors.ts';
import {
  clientCertHeader,
  type ForwardedCertificate,
  parseClientCertHeader,
} from '#lib/pki/client-cert-header.ts';
import { type ClientIdentity, type ClientKind, runtimeCommonName } from './client-identity.ts';
import type { ConnectorServiceConfig } from './config.ts';

export interface CallingClient {
  identity: ClientIdentity;
  /** Lower-case hex SHA-256 of the client certificate. */
  hash: string | undefined;
}

type CallerConfig = Pick<ConnectorServiceConfig, 'central' | 'subject'>;

/**
 * Who calls, by the header that the edge sets and vouches for (`believe-edge-only.ts`): the first certificate of this
 * connector's own subjects (connectivity contract 2.11).
 * @throws MooringError INVALID when there is none, or one of the other kind of client.
 */
export function readCallingClient(
  request: FastifyRequest,
  config: CallerConfig,
  kind: ClientKind,
): CallingClient {
  const header = request.headers[clientCertHeader];
  if (typeof header !== 'string' || header === '') {
    throw invalidCertificate(
      "none came by way of the edge. Call the gateway's address with it; the header X-Forwarded-Client-Cert alone counts for nothing",
    );
  }
  const own = parseClientCertHeader(header).find((certificate) => isOwn(certificate, config));
  if (own === undefined) {
    throw invalidCertificate('failed to get the subject of a certificate that this connector issues');
  }
  const { CN: commonName = '', O: tenant = '', OU: group = '' } = own.subject;
  if (commonName === '') {
    throw invalidCertificate('its common name is empty');
  }
  const isRuntime = config.central && commonName === runtimeCommonName;
  if (isRuntime !== (kind === 'runtime')) {
    throw invalidCertificate(
      `it is that of ${isRuntime ? 'a runtime, and cannot be used for applications' : 'an application, and cannot be used for runtimes'}`,
    );
  }
  const identity: ClientIdentity = {
    kind,
    application: isRuntime ? undefined : commonName,
    tenant: config.central ? tenant : undefined,
    group: config.central ? group : undefined,
  };
  return { identity, hash: own.hash };
}

/** The same, for what needs the certificate's fingerprint. */
export function readIdentifiedClient(
  request: FastifyRequest,
  config: CallerConfig,
  kind: ClientKind,
): CallingClient & { hash: string } {
  const client = readCallingClient(request, config, kind);
  if (client.hash === undefined) {
    throw invalidCertificate('its hash is missing from the header');
  }
  return { ...client, hash: client.hash };
}

/** In central mode organization and unit are tenant and group: any will do, but not none. */
function isOwn({ subject }: ForwardedCertificate, { central, subject: own }: CallerConfig): boolean {
  const isHere = subject.C === own.C && subject.L === own.L && subject.ST === own.ST;
  return (
    isHere &&
    (central ? Boolean(subject.O) && Boolean(subject.OU) : subject.O === own.O && subject.OU === own.OU)
  );
}

function invalidCertificate(reason: string): MooringError {
  return new MooringError('INVALID', `Invalid certificate: ${reason}.`);
}
