import 'reflect-metadata';
import { KeyObject, randomBytes, X509Certificate } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

export interface ServingCertificate {
  caPem: string;
  certificatePem: string;
  /** PKCS#8. */
  keyPem: string;
}

const validityMs = 10 * 365 * 24 * 3600 * 1000;
/** How far back it counts, so that a client's slow clock does no harm. */
const backdateMs = 5 * 60_000;
const names = ['localhost', 'kubernetes.default.svc'];
const addresses = ['127.0.0.1', '::1'];
const signingAlgorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/**
 * Makes an authority of its own and a certificate for loopback under it. kubectl sends its token over TLS only, so that
 * plain HTTP would leave it anonymous. The authority's key is not kept: it signs nothing else.
 */
export async function createServingCertificate(now: Date): Promise<ServingCertificate> {
  const [authorityKeys, keys] = await Promise.all([newKeys(), newKeys()]);
  const validity = {
    notBefore: new Date(now.getTime() - backdateMs),
    notAfter: new Date(now.getTime() + validityMs),
  };
  const authority = await X509CertificateGenerator.createSelfSigned({
    ...validity,
    serialNumber: newSerial(),
    name: 'CN=kube-sandbox authority',
    signingAlgorithm,
    keys: authorityKeys,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  });
  const certificate = await X509CertificateGenerator.create({
    ...validity,
    serialNumber: newSerial(),
    subject: 'CN=localhost',
    issuer: authority.subject,
    publicKey: keys.publicKey,
    signingKey: authorityKeys.privateKey,
    signingAlgorithm,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        ...names.map((value) => ({ type: 'dns' as const, value })),
        ...addresses.map((value) => ({ type: 'ip' as const, value })),
      ]),
      await AuthorityKeyIdentifierExtension.create(authority.publicKey),
    ],
  });
  return {
    caPem: `${authority.toString('pem')}\n`,
    certificatePem: `${certificate.toString('pem')}\n`,
    keyPem: KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function newKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify']);
}

/** 16 random bytes in hex, a positive number. */
function newSerial(): string {
  return `5${randomBytes(16).toString('hex').slice(1)}`;
}

/** Whether the certificate is still good for a month. */
export function isCurrent(serving: ServingCertificate, now: Date): boolean {
  return (
    Date.parse(new X509Certificate(serving.certificatePem).validTo) - now.getTime() > 30 * 24 * 3600 * 1000
  );
}
