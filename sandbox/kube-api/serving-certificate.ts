import { X509Certificate } from 'node:crypto';
import { createCertificateAuthority, loadCertificateAuthority } from '#lib/pki/certificate-authority.ts';
import { issueServerCertificate } from '#lib/pki/issue-certificate.ts';
import { encodePem } from '#lib/pki/pem.ts';

export interface ServingCertificate {
  caPem: string;
  certificatePem: string;
  keyPem: string;
}

const validityMs = 10 * 365 * 24 * 3600 * 1000;
const hosts = ['localhost', '127.0.0.1', '::1', 'kubernetes.default.svc'];

/**
 * Makes an authority of its own and a certificate for loopback under it. kubectl sends its token over TLS only, so that
 * plain HTTP would leave it anonymous. The authority's key is not kept: it signs nothing else.
 */
export async function createServingCertificate(now: Date): Promise<ServingCertificate> {
  const authorityPem = await createCertificateAuthority({
    commonName: 'Mooring sandbox',
    keyBits: 2048,
    now,
    validityMs,
  });
  const authority = await loadCertificateAuthority(authorityPem);
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificatePem = await issueServerCertificate({
    authority,
    publicKey: keys.publicKey,
    validityMs,
    now,
    hosts,
  });
  const keyPem = encodePem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  return { caPem: authorityPem.certificatePem, certificatePem, keyPem };
}

/** Whether the certificate is still good for a month. */
export function isCurrent(serving: ServingCertificate, now: Date): boolean {
  return (
    Date.parse(new X509Certificate(serving.certificatePem).validTo) - now.getTime() > 30 * 24 * 3600 * 1000
  );
}
