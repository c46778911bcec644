import type { X509Certificate } from 'node:crypto';
import { isMooringError, MooringError } from '#lib/errors.ts';
import { type ConnectorClient, parseCertificate } from '#lib/http/connector-client/connector-client.ts';
import type { Connection, ConnectionDir } from './connection-dir.ts';
import { keepCertificate } from './keep-certificate.ts';
import { createSigningRequest } from './signing-request.ts';

export interface Connected {
  connection: Connection;
  certificate: X509Certificate;
  keyPem: string;
  chainPem: string;
}

/**
 * What an earlier pairing left in the folder.
 * @throws MooringError NOT_FOUND, with a remedy, when nothing was paired there.
 */
export async function readConnected(dir: ConnectionDir): Promise<Connected> {
  const [{ connection, pending }, keyPem, chainPem] = [
    await dir.readState(),
    await dir.read('key'),
    await dir.read('chain'),
  ];
  const certificate = parseCertificate(chainPem);
  if (
    connection === undefined ||
    keyPem === undefined ||
    chainPem === undefined ||
    certificate === undefined
  ) {
    throw new MooringError('NOT_FOUND', `Nothing is connected in ${dir.path}.`, {
      hint:
        pending === undefined
          ? 'Pair first: mooring connect TOKEN_URL --dir DIR'
          : 'A pairing has begun there and was interrupted: run it again with the same address.',
    });
  }
  return { connection, certificate, keyPem, chainPem };
}

/**
 * Renews the certificate for the same key and replaces it in the folder (connectivity contract 2.9). The old one stays
 * valid until it expires, so a kill at any moment leaves a folder that works.
 * @throws MooringError FORBIDDEN when the certificate was revoked, PRECONDITION when it has expired.
 */
export async function renew(
  dir: ConnectionDir,
  client: ConnectorClient,
  now: Date,
): Promise<X509Certificate> {
  const { connection, certificate, keyPem, chainPem } = await readConnected(dir);
  const pairAgain = { hint: 'Ask for a new token and pair again in the same folder.' };
  if (certificate.validToDate <= now) {
    throw new MooringError(
      'PRECONDITION',
      `The certificate expired at ${certificate.validToDate.toISOString()}: it cannot be renewed any more.`,
      pairAgain,
    );
  }
  const csr = await createSigningRequest(keyPem, connection.subject);
  try {
    const signed = await client.renew(connection.renewCertUrl, csr, { keyPem, chainPem });
    await keepCertificate(dir, signed);
    return signed.certificate;
  } catch (error) {
    if (isMooringError(error, 'FORBIDDEN', 'UNAUTHENTICATED')) {
      throw new MooringError('FORBIDDEN', `The certificate was not renewed. ${error.message}`, {
        cause: error,
        ...pairAgain,
      });
    }
    throw error;
  }
}
