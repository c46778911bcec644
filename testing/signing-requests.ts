import 'reflect-metadata';
import { createHash, X509Certificate } from 'node:crypto';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import { encodeTextBase64 } from '#lib/pki/base64.ts';
import { formatClientCertHeader } from '#lib/pki/client-cert-header.ts';
import { decodePemBlocks, encodePem } from '#lib/pki/pem.ts';
import { parseSubject } from '#lib/pki/subject.ts';

export const subjectOfShop = 'O=Organization,OU=OrgUnit,L=Waldorf,ST=Waldorf,C=DE,CN=shop';

const publicExponent = new Uint8Array([1, 0, 1]);

/** Keys that clients in the field make, with the hash that they sign by. */
export type KeyKind = 'RSA 2048' | 'RSA 3072' | 'RSA 4096' | 'RSA 1024' | 'P-256' | 'P-384' | 'Ed25519';

const pairs = new Map<string, Promise<CryptoKeyPair>>();

/** One pair of each kind for a whole test file: making an RSA key takes longer than everything else. */
export function keysOf(kind: KeyKind = 'RSA 2048', hash: 'SHA-1' | 'SHA-256' = 'SHA-256') {
  const id = `${kind} ${hash}`;
  const made = pairs.get(id) ?? makeKeys(kind, hash);
  pairs.set(id, made);
  return made;
}

function makeKeys(kind: KeyKind, hash: string): Promise<CryptoKeyPair> {
  const usages: KeyUsage[] = ['sign', 'verify'];
  if (kind === 'Ed25519') {
    return crypto.subtle.generateKey('Ed25519', true, usages) as Promise<CryptoKeyPair>;
  }
  const algorithm = kind.startsWith('RSA')
    ? { name: 'RSASSA-PKCS1-v1_5', hash, modulusLength: Number(kind.slice(4)), publicExponent }
    : { name: 'ECDSA', namedCurve: kind };
  return crypto.subtle.generateKey(algorithm, true, usages);
}

export interface RequestOptions {
  kind?: KeyKind;
  hash?: 'SHA-1' | 'SHA-256';
}

/** A signing request in PEM form for `O=..,OU=..`; an attribute may come twice. */
export async function requestPem(subject = subjectOfShop, options: RequestOptions = {}): Promise<string> {
  const { kind, hash = 'SHA-256' } = options;
  const keys = await keysOf(kind, hash);
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: parseSubject(subject).map(([attribute, value]) => ({ [attribute]: [value] })),
    keys,
    signingAlgorithm: { ...keys.privateKey.algorithm, hash },
  });
  return encodePem('CERTIFICATE REQUEST', request.rawData);
}

/** The same as clients send it. */
export async function csrFor(subject?: string, options?: RequestOptions): Promise<string> {
  return encodeTextBase64(await requestPem(subject, options));
}

/** The private key of `keysOf` in PEM form, for a TLS client. */
export async function privateKeyPem(kind?: KeyKind): Promise<string> {
  const { privateKey } = await keysOf(kind);
  return encodePem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', privateKey));
}

/** All certificates of a base64 member of the connector's answer. */
export function certificatesOf(base64: string): X509Certificate[] {
  return decodePemBlocks(Buffer.from(base64, 'base64').toString()).map((der) => new X509Certificate(der));
}

/** The first of them. */
export function certificateOf(base64: string): X509Certificate {
  const [certificate] = certificatesOf(base64);
  if (certificate === undefined) {
    throw new Error('the answer has no certificate');
  }
  return certificate;
}

/** Lower-case hex SHA-256, what Envoy writes into `Hash=`. */
export function hashOf(certificate: X509Certificate): string {
  return createHash('sha256').update(certificate.raw).digest('hex');
}

/** The header that an ingress sets for the certificate. */
export function clientCertHeaderOf(certificate: X509Certificate): Record<string, string> {
  const attributes = certificate.subject.split('\n').map((line): [string, string] => {
    const at = line.indexOf('=');
    return [line.slice(0, at), line.slice(at + 1)];
  });
  return { 'x-forwarded-client-cert': formatClientCertHeader(hashOf(certificate), attributes) };
}
