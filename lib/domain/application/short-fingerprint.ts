/** The ends of a fingerprint, enough to tell certificates apart: `3fab12cd…9e01`. */
export function shortFingerprint(fingerprint: string): string {
  return `${fingerprint.slice(0, 8)}…${fingerprint.slice(-4)}`;
}
