/** Lower-case hex SHA-256 of a certificate's DER, as Envoy writes it into `Hash=` (connectivity contract 2.10). */
export async function fingerprintOf(der: Uint8Array<ArrayBuffer> | ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', der));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * A fingerprint as tools print it and people paste it, in the form of `fingerprintOf`: a name before it (`SHA256
 * Fingerprint=`, `sha256:`, `0x`), colons, dashes, blanks and capitals go away. Any other text comes back lower-cased.
 */
export function normaliseFingerprint(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^sha-?256\b[^:=]*[:=]/, '')
    .replace(/[:\s-]/g, '')
    .replace(/^0x/, '');
}
