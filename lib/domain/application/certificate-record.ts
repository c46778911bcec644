import type { Application } from './application.ts';
import { type CertificateUse, certificateUse, neverUsed } from './certificate-use.ts';

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

/** Which certificate an Application used last, and about when. */
export interface UseRecord {
  /** RFC 3339. */
  usedAt: string;
  /** Lower-case hex SHA-256 of the certificate. */
  fingerprint: string;
}

/** The last use of any certificate of an Application, as its annotations. */
export function annotationsOfUse({ usedAt, fingerprint }: UseRecord): Record<string, string> {
  return { [`${prefix}used-at`]: usedAt, [`${prefix}used-fingerprint`]: fingerprint };
}

/** Annotations of an Application that was paired anew: what it used before says nothing about that. */
export function unusedAnnotations(): Record<string, string> {
  return { [`${prefix}used-at`]: neverUsed };
}

/** Whether the Application has used a certificate since it was paired last. */
export function lastUseOf({ metadata }: Application): CertificateUse {
  return certificateUse(metadata.annotations?.[`${prefix}used-at`]);
}

/** When this certificate was used, where it is the one that the Application used last; undefined otherwise. */
export function usedAtOf(application: Application, fingerprint: string): string | undefined {
  const use = lastUseOf(application);
  const isThis = application.metadata.annotations?.[`${prefix}used-fingerprint`] === fingerprint;
  return isThis && use.is === 'used' ? use.lastAt : undefined;
}
