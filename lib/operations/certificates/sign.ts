import { z } from 'zod';
import type { SignedCertificate } from '#lib/domain/application/pairing.ts';
import type { signCertificateRequest } from '#lib/domain/application/sign-certificate-request.ts';
import { encodeTextBase64 } from '#lib/pki/base64.ts';
import type { OperationContext } from '../context.ts';
import { callConnector, tokenOf } from './call-connector.ts';

const infoAnswer = z.object({
  csrUrl: z.string(),
  api: z.object({ metadataUrl: z.string(), eventsUrl: z.string(), infoUrl: z.string() }),
});
const signAnswer = z.object({ crt: z.base64(), caCrt: z.base64() });

/**
 * Pairs with a signing request made elsewhere: info, then the certificate (connectivity contract 2.5, 2.6).
 * @throws MooringError with the connector's text, such as FORBIDDEN "Invalid token."
 */
export async function signCertificate(
  { config }: OperationContext,
  { tokenUrl, csr }: z.output<typeof signCertificateRequest>,
): Promise<SignedCertificate> {
  const base = config.connectorExternalUrl;
  const infoPath = `/v1/applications/signingRequests/info?token=${tokenOf(tokenUrl)}`;
  const info = await callConnector({ method: 'GET', base, path: infoPath }, infoAnswer);
  const path = `/v1/applications/certificates?token=${tokenOf(info.csrUrl)}`;
  const body = { csr: encodeTextBase64(csr) };
  const signed = await callConnector({ method: 'POST', base, path, body }, signAnswer);
  return {
    chainPem: Buffer.from(signed.crt, 'base64').toString('utf8'),
    caPem: Buffer.from(signed.caCrt, 'base64').toString('utf8'),
    urls: info.api,
  };
}
