/** What stands in the place of a time where no use was seen since the certificate was signed. */
export const neverUsed = 'never';

/** What is known of the use of a certificate. */
export type CertificateUse =
  /** About when it was used last: RFC 3339. */
  | { is: 'used'; lastAt: string }
  | { is: 'unused' }
  /** It was signed by a connector that did not note uses, and none was seen since. */
  | { is: 'unknown' };

/** @param usedAt as it is noted: RFC 3339, `never`, or nothing */
export function certificateUse(usedAt: string | undefined): CertificateUse {
  if (usedAt === undefined || usedAt === '') {
    return { is: 'unknown' };
  }
  return usedAt === neverUsed ? { is: 'unused' } : { is: 'used', lastAt: usedAt };
}
