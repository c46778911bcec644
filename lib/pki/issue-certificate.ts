import { rsaSignature } from './rsa-algorithm.ts';
import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  type PublicKey,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { backdateMs, type CertificateAuthority, randomSerial } from './certificate-authority.ts';
import { encodePem } from './pem.ts';
import { type Subject, subjectAttributes } from './subject.ts';

export interface IssueOptions {
  authority: CertificateAuthority;
  publicKey: PublicKey | CryptoKey;
  validityMs: number;
  now: Date;
}

interface Profile {
  name: Record<string, string[]>[];
  extensions: Extension[];
}

/**
 * Signs a client certificate: client authentication only, SHA-256, a random serial, never outliving its CA
 * (connectivity contract 2.7, 10.2).
 * @returns the certificate as PEM
 */
export function issueClientCertificate(options: IssueOptions & { subject: Subject }): Promise<string> {
  return issue(options, {
    name: subjectAttributes.map((attribute) => ({ [attribute]: [options.subject[attribute]] })),
    extensions: [
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth]),
    ],
  });
}

/** Signs a server certificate for DNS names and IP addresses; the first one is its common name. */
export function issueServerCertificate(options: IssueOptions & { hosts: string[] }): Promise<string> {
  const { hosts } = options;
  const isAddress = (host: string) => /^[\d.]+$/.test(host) || host.includes(':');
  return issue(options, {
    name: [{ CN: [hosts[0] ?? ''] }],
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        hosts.map((host) => ({ type: isAddress(host) ? ('ip' as const) : ('dns' as const), value: host })),
      ),
    ],
  });
}

async function issue(options: IssueOptions, profile: Profile): Promise<string> {
  const { authority, publicKey, validityMs, now } = options;
  const ca = authority.certificate;
  const notBefore = new Date(Math.max(now.getTime() - backdateMs, ca.notBefore.getTime()));
  const notAfter = new Date(Math.min(now.getTime() + validityMs, ca.notAfter.getTime()));
  const certificate = await X509CertificateGenerator.create({
    serialNumber: randomSerial(),
    subject: profile.name,
    issuer: ca.subjectName,
    notBefore,
    notAfter,
    publicKey,
    signingKey: authority.key,
    signingAlgorithm: rsaSignature,
    extensions: [...profile.extensions, await AuthorityKeyIdentifierExtension.create(ca.publicKey)],
  });
  return encodePem('CERTIFICATE', certificate.rawData);
}
