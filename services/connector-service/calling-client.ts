import type { FastifyRequest } from 'fastify';
import { MooringError } from '#lib/errors.ts';
import { clientCertHeader, parseClientCertHeader } from '#lib/pki/client-cert-header.ts';
import type { SubjectDefaults } from '#lib/pki/subject.ts';

export interface CallingClient {
  application: string;
  /** Lower-case hex SHA-256 of the client certificate. */
  hash: string | undefined;
}

/**
 * Who calls, by the header that the edge sets: the first certificate of this connector's own subjects (contract 2.11).
 * @throws MooringError INVALID when there is none.
 */
export function readCallingClient(request: FastifyRequest, expected: SubjectDefaults): CallingClient {
  const header = request.headers[clientCertHeader];
  if (typeof header !== 'string' || header === '') {
    throw new MooringError('INVALID', 'Invalid certificate: the header X-Forwarded-Client-Cert is missing.');
  }
  const own = parseClientCertHeader(header).find(({ subject }) =>
    (['C', 'O', 'OU', 'L', 'ST'] as const).every((key) => subject[key] === expected[key]),
  );
  if (own === undefined) {
    throw new MooringError(
      'INVALID',
      'Invalid certificate: failed to get the subject of a certificate that this connector issues.',
    );
  }
  const application = own.subject.CN ?? '';
  if (application === '') {
    throw new MooringError('INVALID', 'Invalid certificate: its common name is empty.');
  }
  return { application, hash: own.hash };
}

/** The same, for what needs the certificate's fingerprint. */
export function readIdentifiedClient(
  request: FastifyRequest,
  expected: SubjectDefaults,
): CallingClient & { hash: string } {
  const client = readCallingClient(request, expected);
  if (client.hash === undefined) {
    throw new MooringError('INVALID', 'Invalid certificate: its hash is missing from the header.');
  }
  return { ...client, hash: client.hash };
}
