import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { createRequest } from '#lib/pki/create-key-and-request.ts';
import { rsaSignature } from '#lib/pki/rsa-algorithm.ts';

/** A new RSA-2048 key as PKCS#8, what the connector advertises (connectivity contract 2.5). */
export function createKeyPem(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/**
 * A certificate signing request for an RSA key, with the subject in the connector's order.
 * @returns standard base64 of the PEM, as the connector takes it
 */
export async function createSigningRequest(keyPem: string, subject: string): Promise<string> {
  const pkcs8 = createPrivateKey(keyPem).export({ type: 'pkcs8', format: 'der' });
  const spki = createPublicKey(keyPem).export({ type: 'spki', format: 'der' });
  const keys = {
    privateKey: await crypto.subtle.importKey('pkcs8', new Uint8Array(pkcs8), rsaSignature, false, ['sign']),
    publicKey: await crypto.subtle.importKey('spki', new Uint8Array(spki), rsaSignature, true, ['verify']),
  };
  return Buffer.from(await createRequest(keys, subject)).toString('base64');
}
