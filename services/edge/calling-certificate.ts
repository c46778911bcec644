import type { X509Certificate } from 'node:crypto';
import type { BlockList } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { FastifyRequest } from 'fastify';
import { MooringError } from '#lib/errors.ts';
import {
  clientCertHeader,
  formatClientCertHeader,
  parseClientCertHeader,
} from '#lib/pki/client-cert-header.ts';
import type { CertificateSubject } from './decide.ts';
import type { TlsMaterial } from './tls-material.ts';
import { isAmong } from './trusted-addresses.ts';

/** Who calls the edge. */
export interface CallingCertificate {
  /** Subjects of which one must fit. */
  subjects: CertificateSubject[];
  /** Lower-case hex SHA-256 of the certificate; of several where a header names them. */
  hashes: string[];
  /** What the services behind are told. */
  header: string;
}

interface PeerIdentity extends CallingCertificate {
  certificate: X509Certificate;
  validToMs: number;
  /** Of the trust by which it was accepted last. */
  version: number;
}

const identities = new WeakMap<TLSSocket, PeerIdentity>();
const attributes = ['CN', 'OU', 'O', 'L', 'ST', 'C'] as const;

/**
 * The client certificate of a mutual TLS connection, judged by what is trusted now.
 * @throws MooringError UNAUTHENTICATED without one, with one of another CA, or when it has expired.
 */
export function readTlsCertificate(
  request: FastifyRequest,
  trust: Pick<TlsMaterial, 'version' | 'isTrusted'>,
  now: Date,
): CallingCertificate {
  const socket = request.raw.socket as TLSSocket;
  const identity = identities.get(socket) ?? readPeer(socket);
  identities.set(socket, identity);
  if (identity.validToMs < now.getTime()) {
    throw expired();
  }
  if (identity.version !== trust.version) {
    if (!trust.isTrusted(identity.certificate)) {
      throw refusal('its CA is not trusted any more');
    }
    identity.version = trust.version;
  }
  return identity;
}

function readPeer(socket: TLSSocket): PeerIdentity {
  const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
  if (certificate === undefined) {
    throw new MooringError(
      'UNAUTHENTICATED',
      'A client certificate is required. Pair the application and call with its certificate and key.',
    );
  }
  if (!socket.authorized) {
    throw refusal(String(socket.authorizationError));
  }
  const { subject } = socket.getPeerCertificate();
  const pairs = attributes.flatMap((key): [string, string][] => {
    const value: unknown = subject[key];
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return typeof first === 'string' ? [[key, first]] : [];
  });
  const hash = certificate.fingerprint256.replaceAll(':', '').toLowerCase();
  return {
    subjects: [Object.fromEntries(pairs)],
    hashes: [hash],
    header: formatClientCertHeader(hash, pairs),
    certificate,
    validToMs: certificate.validToDate.getTime(),
    version: 0,
  };
}

function refusal(reason: string): MooringError {
  if (reason === 'CERT_HAS_EXPIRED') {
    return expired();
  }
  return new MooringError(
    'UNAUTHENTICATED',
    `The client certificate is not accepted (${reason}). Use the one that the connector issued; where its CA was replaced, pair again.`,
  );
}

function expired(): MooringError {
  return new MooringError(
    'UNAUTHENTICATED',
    'The client certificate has expired. Pair the application again with a new token.',
  );
}

/**
 * The client certificate that an ingress has put into the header.
 * @throws MooringError FORBIDDEN for anybody but the ingress, INTERNAL without the header (connectivity contract 4.3).
 */
export function readForwardedCertificate(
  request: FastifyRequest,
  ingressAddresses: BlockList,
): CallingCertificate {
  const { remoteAddress } = request.socket;
  if (!isAmong(ingressAddresses, remoteAddress)) {
    throw new MooringError(
      'FORBIDDEN',
      `This address is for the ingress, and ${remoteAddress} is none that MOORING_EDGE_FORWARDED_FROM names.`,
    );
  }
  const header = request.headers[clientCertHeader];
  if (typeof header !== 'string' || header === '') {
    throw new MooringError('INTERNAL', 'X-Forwarded-Client-Cert header not found');
  }
  const elements = parseClientCertHeader(header);
  return {
    subjects: elements.map(({ subject }) => subject),
    hashes: elements.flatMap(({ hash }) => hash ?? []),
    header,
  };
}
