import type { Application } from './application.ts';

/** What the connector notes on an Application about the newest certificate it signed for it. */
export interface CertificateRecord {
  /** RFC 3339. */
  issuedAt: string;
  expiresAt: string;
  /** Lower-case hex SHA-256 of the certificate. */
  fingerprint: string;
}

const prefix = 'connectivity.mooring.dev/certificate-';

/** The record as annotations of the Application. */
export function recordAnnotations(record: CertificateRecord): Record<string, string> {
  return {
    [`${prefix}issued-at`]: record.issuedAt,
    [`${prefix}expires-at`]: record.expiresAt,
    [`${prefix}fingerprint`]: record.fingerprint,
  };
}

/** The newest certificate of an Application; undefined where it was never paired. */
export function certificateRecordOf(application: Application): CertificateRecord | undefined {
  const annotations = application.metadata.annotations ?? {};
  const issuedAt = annotations[`${prefix}issued-at`];
  const expiresAt = annotations[`${prefix}expires-at`];
  if (issuedAt === undefined || expiresAt === undefined) {
    return undefined;
  }
  return { issuedAt, expiresAt, fingerprint: annotations[`${prefix}fingerprint`] ?? '' };
}
