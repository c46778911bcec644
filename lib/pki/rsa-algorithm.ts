/** How every key and certificate here is signed with: RSA with SHA-256, in WebCrypto's words. */
export const rsaSignature = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

/** A new pair of RSA keys that can be exported. */
export function generateRsaKeys(bits = 2048): Promise<CryptoKeyPair> {
  const publicExponent = new Uint8Array([1, 0, 1]);
  return crypto.subtle.generateKey({ ...rsaSignature, modulusLength: bits, publicExponent }, true, [
    'sign',
    'verify',
  ]);
}
