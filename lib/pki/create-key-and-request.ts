import 'reflect-metadata';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import { encodePem } from './pem.ts';
import { generateRsaKeys, rsaSignature } from './rsa-algorithm.ts';
import { parseSubject } from './subject.ts';

export interface KeyAndRequest {
  /** PKCS#8. */
  keyPem: string;
  csrPem: string;
}

/**
 * Makes an RSA-2048 key and a certificate signing request for it by WebCrypto; runs in browsers and in node.
 * @param subject `K=V,K=V` as the signing request info gives it; the order is kept
 */
export async function createKeyAndRequest(subject: string): Promise<KeyAndRequest> {
  const keys = await generateRsaKeys();
  const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { keyPem: encodePem('PRIVATE KEY', key), csrPem: await createRequest(keys, subject) };
}

/** A certificate signing request for keys of RSASSA-PKCS1-v1_5 with SHA-256, PEM. @param subject as above */
export async function createRequest(keys: CryptoKeyPair, subject: string): Promise<string> {
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: parseSubject(subject).map(([attribute, value]) => ({ [attribute]: [value] })),
    keys,
    signingAlgorithm: rsaSignature,
  });
  return encodePem('CERTIFICATE REQUEST', request.rawData);
}
