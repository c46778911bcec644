import type { Health } from '../health/health.ts';
import { message, type Sentence } from '../texts/message.ts';
import { certificateUse } from './certificate-use.ts';
import type { IssuedCertificate } from './issued-certificates.ts';

const dayMs = 86_400_000;

/** From here on a certificate that nothing has replaced is a warning. */
export const renewSoonMs = 14 * dayMs;

/** One certificate with what the table says about it. */
export interface CertificateRow extends IssuedCertificate {
  health: Health;
  word: Sentence;
  /** Neither expired nor revoked: the application can call and renew with it. */
  isLive: boolean;
  /** The only live one: without it the application is cut off. */
  isLast: boolean;
  /** Fingerprint of the newest certificate that was renewed from it. */
  renewedTo: string | undefined;
  /** That one was not used yet: the application may still call with this one. */
  isStillNeeded: boolean;
  /** Signed for an Application that had this name before, or before there was one. */
  isFromEarlier: boolean;
}

export interface CertificateRowsInput {
  /** Newest first. */
  certificates: readonly IssuedCertificate[];
  /** Fingerprints. */
  revoked: ReadonlySet<string>;
  /** Of the Application that has the name now; undefined where that is not known. */
  applicationUid: string | undefined;
  nowMs: number;
}

/**
 * The certificates of one Application, newest first. One that ends soon is a warning only while no later one is live: the
 * application has not renewed yet.
 */
export function certificateRows(input: CertificateRowsInput): CertificateRow[] {
  const { certificates, revoked, applicationUid: currentUid, nowMs } = input;
  const isLive = ({ fingerprint, expiresAt }: IssuedCertificate) =>
    !revoked.has(fingerprint) && Date.parse(expiresAt) > nowMs;
  const live = certificates.filter(isLive);
  return certificates.map((certificate) => {
    const { fingerprint, expiresAt, applicationUid } = certificate;
    const outlived = live.some((other) => Date.parse(other.expiresAt) > Date.parse(expiresAt));
    const successor = certificates.find((other) => other.renewedFrom === fingerprint);
    const endsSoon = Date.parse(expiresAt) - nowMs < renewSoonMs && !outlived;
    return {
      ...certificate,
      ...(revoked.has(fingerprint)
        ? ({ health: 'off', word: message('certificates.revoked') } as const)
        : Date.parse(expiresAt) <= nowMs
          ? ({ health: 'off', word: message('certificates.expired') } as const)
          : endsSoon
            ? ({ health: 'warn', word: message('certificates.endsSoon') } as const)
            : ({ health: 'ok', word: message('certificates.valid') } as const)),
      isLive: isLive(certificate),
      isLast: live.length === 1 && live[0]?.fingerprint === fingerprint,
      isFromEarlier:
        applicationUid !== undefined && currentUid !== undefined && applicationUid !== currentUid,
      renewedTo: successor?.fingerprint,
      isStillNeeded: successor !== undefined && certificateUse(successor.usedAt).is === 'unused',
    };
  });
}
