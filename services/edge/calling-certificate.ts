import { TLSSocket } from 'node:tls';
import type { FastifyRequest } from 'fastify';
import { MooringError } from '#lib/errors.ts';
import {
  clientCertHeader,
  formatClientCertHeader,
  parseClientCertHeader,
} from '#lib/pki/client-cert-header.ts';
import type { CertificateSubject } from './decide.ts';

/** Who calls the edge. */
export interface CallingCertificate {
  /** Subjects of which one must fit. */
  subjects: CertificateSubject[];
  /** What the services behind are told. */
  header: string;
}

interface PeerIdentity extends CallingCertificate {
  validToMs: number;
}

const identities = new WeakMap<TLSSocket, PeerIdentity>();
const attributes = ['CN', 'OU', 'O', 'L', 'ST', 'C'] as const;

/**
 * The client certificate of a mutual TLS connection.
 * @throws MooringError UNAUTHENTICATED without one, with one of another CA, or when it has expired.
 */
export function readTlsCertificate(request: FastifyRequest, now: Date): CallingCertificate {
  const socket = request.raw.socket as TLSSocket;
  const identity = identities.get(socket) ?? readPeer(socket);
  identities.set(socket, identity);
  if (identity.validToMs < now.getTime()) {
    throw expired();
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
    header: formatClientCertHeader(hash, pairs),
    validToMs: certificate.validToDate.getTime(),
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
 * The client certificate that a trusted ingress has put into the header.
 * @throws MooringError INTERNAL without the header (connectivity contract 4.3).
 */
export function readForwardedCertificate(request: FastifyRequest): CallingCertificate {
  const header = request.headers[clientCertHeader];
  if (typeof header !== 'string' || header === '') {
    throw new MooringError('INTERNAL', 'X-Forwarded-Client-Cert header not found');
  }
  return { subjects: parseClientCertHeader(header).map((element) => element.subject), header };
}
