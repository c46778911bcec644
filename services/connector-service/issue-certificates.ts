import { z } from 'zod';
import { MooringError } from '#lib/errors.ts';
import { readJson } from '#lib/http/read-json.ts';
import { encodeTextBase64 } from '#lib/pki/base64.ts';
import { issueClientCertificate } from '#lib/pki/issue-certificate.ts';
import { readSigningRequest } from '#lib/pki/read-signing-request.ts';
import { subjectFor } from './application-urls.ts';
import type { Connector } from './connector.ts';

/** What a client gets: base64 of PEM each, the client's own certificate first in the chain (contract 2.7). */
export interface IssuedCertificates {
  crt: string;
  clientCrt: string;
  caCrt: string;
}

const requestBody = z.record(z.string(), z.unknown());

/**
 * Signs the request in `body` for an application.
 * @throws MooringError INVALID, NOT_FOUND or INTERNAL as connectivity contract 2.6 says.
 */
export async function issueCertificates(
  connector: Connector,
  application: string,
  body: unknown,
): Promise<IssuedCertificates> {
  const subject = subjectFor(connector, application);
  const request = await readSigningRequest(csrOf(body), subject);
  const authority = await connector.authority.load();
  const clientPem = await issueClientCertificate({
    authority,
    publicKey: request.publicKey,
    validityMs: connector.config.certificateValidityMs,
    now: connector.now(),
    subject,
  });
  return {
    crt: encodeTextBase64(clientPem + authority.certificatePem),
    clientCrt: encodeTextBase64(clientPem),
    caCrt: encodeTextBase64(authority.certificatePem),
  };
}

function csrOf(body: unknown): string {
  const parsed = requestBody.safeParse(readJson(body));
  const entries = Object.entries(parsed.data ?? {});
  const csr = entries.findLast(([key]) => key.toLowerCase() === 'csr')?.[1] ?? '';
  if (!parsed.success || typeof csr !== 'string') {
    throw new MooringError('INVALID', 'The request body must be {"csr": "<base64 of the PEM>"}.');
  }
  return csr;
}
