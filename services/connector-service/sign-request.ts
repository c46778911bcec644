import { X509Certificate } from 'node:crypto';
import type { z } from 'zod';
import type { IssuedCertificate } from '#lib/domain/application/issued-certificates.ts';
import { normaliseFingerprint } from '#lib/domain/application/normalise-fingerprint.ts';
import { secondsTimestamp } from '#lib/domain/application/token-request.ts';
import { encodeTextBase64 } from '#lib/pki/base64.ts';
import { issueClientCertificate } from '#lib/pki/issue-certificate.ts';
import { readSigningRequest } from '#lib/pki/read-signing-request.ts';
import { formatSubject, type Subject } from '#lib/pki/subject.ts';
import type { SigningAuthority } from './authority-store.ts';
import { type ClientIdentity, subjectFor } from './client-identity.ts';
import type { Connector } from './connector.ts';
import { readBody } from './read-body.ts';
import { type issuedCertificates, signingRequest } from './schemas.ts';

/** By what right a certificate was signed. */
export type CertificateOrigin = Pick<IssuedCertificate, 'tokenId' | 'renewedFrom'>;

export interface SignedRequest {
  /** What the client gets: base64 of PEM each, the client's own certificate first in the chain (connectivity contract 2.7). */
  answer: z.output<typeof issuedCertificates>;
  /** Writes down that the certificate was signed. */
  note(): Promise<void>;
}

/**
 * Signs the request in `body` for a client.
 * @throws MooringError INVALID, NOT_FOUND or INTERNAL as connectivity contract 2.6 says, in its order.
 */
export async function signRequest(
  connector: Connector,
  identity: ClientIdentity,
  body: unknown,
  origin: CertificateOrigin,
): Promise<SignedRequest> {
  const { config, now, authority: authorities, records } = connector;
  const subject = subjectFor(config.subject, identity);
  const { csr } = readBody(body, signingRequest, '{"csr": "<base64 of the PEM>"}');
  const request = await readSigningRequest(csr, subject);
  const authority = await authorities.load();
  const clientPem = await issueClientCertificate({
    authority,
    publicKey: request.publicKey,
    validityMs: config.certificateValidityMs,
    now: now(),
    subject,
  });
  const certificate = new X509Certificate(clientPem);
  const record = {
    ...describeCertificate(certificate, subject),
    issuedAt: secondsTimestamp(now()),
    keyAlgorithm: request.keyAlgorithm,
    ...origin,
  };
  const { application } = identity;
  return {
    answer: answerOf(clientPem, authority),
    async note() {
      await Promise.all([
        application === undefined ? undefined : records.add(application, record),
        authorities.noteIssued(authority, certificate.validToDate),
      ]);
    },
  };
}

function describeCertificate(certificate: X509Certificate, subject: Subject) {
  return {
    serialNumber: certificate.serialNumber.toLowerCase(),
    subject: formatSubject(subject),
    fingerprint: normaliseFingerprint(certificate.fingerprint256),
    expiresAt: secondsTimestamp(certificate.validToDate),
  };
}

function answerOf(clientPem: string, { certificatePem, rootPem }: SigningAuthority): SignedRequest['answer'] {
  const caPem = rootPem + certificatePem;
  return {
    crt: encodeTextBase64(clientPem + caPem),
    clientCrt: encodeTextBase64(clientPem),
    caCrt: encodeTextBase64(caPem),
  };
}
