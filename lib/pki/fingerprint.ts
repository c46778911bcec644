/** Lower-case hex SHA-256 of a certificate's DER, as Envoy writes it into `Hash=` (connectivity contract 2.10). */
export async function fingerprintOf(der: Uint8Array<ArrayBuffer> | ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', der));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * A fingerprint as people paste it, with colons, blanks or capitals, in the form of `fingerprintOf`.
 * Any other text comes back trimmed and lower-cased: it is stored and will match nothing.
 */
export function normaliseFingerprint(text: string): string {
  return text.trim().toLowerCase().replace(/[:\s]/g, '');
}
