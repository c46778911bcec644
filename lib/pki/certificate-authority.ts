import 'reflect-metadata';
import { createPrivateKey, X509Certificate as NodeCertificate, randomBytes } from 'node:crypto';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { errorText, MooringError } from '#lib/errors.ts';
import { decodePemBlocks, encodePem } from './pem.ts';
import { generateRsaKeys, rsaSignature } from './rsa-algorithm.ts';

/** How far back new certificates start, so that a client's slow clock does no harm. */
export const backdateMs = 5 * 60_000;

export interface CertificateAuthority {
  certificate: X509Certificate;
  certificatePem: string;
  key: CryptoKey;
  /** Whether the certificate says that it may sign others. */
  isAuthority: boolean;
}

export interface CertificateAndKeyPem {
  certificatePem: string;
  /** PKCS#8. */
  keyPem: string;
}

/** 16 random bytes in hex, a positive number. */
export function randomSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
}

export interface NewAuthorityOptions {
  commonName: string;
  validityMs: number;
  keyBits: number;
  now: Date;
}

/** Makes a self-signed CA with an RSA key (connectivity contract 2.12). */
export async function createCertificateAuthority(
  options: NewAuthorityOptions,
): Promise<CertificateAndKeyPem> {
  const { commonName, validityMs, keyBits, now } = options;
  const keys = await generateRsaKeys(keyBits);
  const usages = KeyUsageFlags.keyCertSign | KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment;
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: randomSerial(),
    name: [{ CN: [commonName] }],
    notBefore: new Date(now.getTime() - backdateMs),
    notAfter: new Date(now.getTime() + validityMs),
    signingAlgorithm: rsaSignature,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(usages, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return {
    certificatePem: encodePem('CERTIFICATE', certificate.rawData),
    keyPem: encodePem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', keys.privateKey)),
  };
}

/**
 * Reads a CA from PEM texts; the key may be PKCS#1 or PKCS#8. Of several certificates the first one signs.
 * @throws MooringError INTERNAL when either is empty, unreadable or not RSA, or the two do not belong together.
 */
export async function loadCertificateAuthority(pem: CertificateAndKeyPem): Promise<CertificateAuthority> {
  const [der] = decodePemBlocks(pem.certificatePem);
  if (der === undefined) {
    throw new MooringError('INTERNAL', 'The CA certificate is empty or not in PEM form.');
  }
  try {
    const certificate = new X509Certificate(der);
    const privateKey = createPrivateKey(pem.keyPem);
    if (privateKey.asymmetricKeyType !== 'rsa') {
      throw new Error(`its key is ${privateKey.asymmetricKeyType}, not RSA`);
    }
    const own = new NodeCertificate(der);
    if (!own.checkPrivateKey(privateKey)) {
      throw new Error('its key belongs to another certificate');
    }
    const key = await crypto.subtle.importKey(
      'pkcs8',
      new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' })),
      rsaSignature,
      false,
      ['sign'],
    );
    return { certificate, certificatePem: encodePem('CERTIFICATE', der), key, isAuthority: own.ca };
  } catch (error) {
    throw new MooringError('INTERNAL', `The CA cannot be used: ${errorText(error)}.`, { cause: error });
  }
}
