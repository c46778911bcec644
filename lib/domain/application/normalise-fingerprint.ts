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
