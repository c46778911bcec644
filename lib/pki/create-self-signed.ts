import 'reflect-metadata';
import { createPrivateKey } from 'node:crypto';
import {
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { randomSerial } from './certificate-authority.ts';
import { encodePem } from './pem.ts';
import { generateRsaKeys, rsaSignature } from './rsa-algorithm.ts';

/**
 * A self-signed client certificate with nothing but a common name, and its key as PKCS#1: what the application gateway
 * presents where an API wants a certificate (connectivity contract 3.7).
 */
export async function createSelfSignedClient(
  commonName: string,
  validityMs: number,
  now: Date,
): Promise<{ certificatePem: string; keyPem: string }> {
  const keys = await generateRsaKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: randomSerial(),
    name: [{ CN: [commonName] }],
    notBefore: now,
    notAfter: new Date(now.getTime() + validityMs),
    signingAlgorithm: rsaSignature,
    keys,
    extensions: [
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth]),
    ],
  });
  const pkcs8 = encodePem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  return {
    certificatePem: encodePem('CERTIFICATE', certificate.rawData),
    keyPem: createPrivateKey(pkcs8).export({ format: 'pem', type: 'pkcs1' }).toString(),
  };
}
